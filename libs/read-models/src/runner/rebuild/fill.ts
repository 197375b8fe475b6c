import {
  type Anchors,
  anchoredTo,
  type BegunStream,
  type EventReader,
  NO_ANCHORS,
} from '#kafila/event-store';
import { type Kysely } from 'kysely';
import { type Schema } from '../../database/schema.js';
import {
  type Checkpoint,
  type KeptCheckpoint,
  moveCheckpoint,
  readCheckpoint,
  writeAnchors,
  writeFilledTo,
} from '../checkpoint/checkpoint.js';
import { memoryBounds } from '../batches/memory-bounds.js';
import { type FoldedStreams } from '../folding/fold-streams.js';
import { keyPlacesUpTo } from '../folding/gathered-keys.js';
import { type Folding, foldHere, foldInThreads } from '../folding/folding-threads.js';
import { keptAs } from '../projection/generation.js';
import { type Meter } from './meter.js';
import { noteParked } from '../parking/parked-streams.js';
import { Portions, type Target } from './portions.js';
import { type RebuildOptions } from './rebuild-options.js';
import { tablesOf } from '../projection/projection.js';
import { addToDigest } from '../rows/rows-digest.js';
import { findShared } from '../rows/shared-reports.js';
import { unlessAborted } from './unless-aborted.js';
import { readSkipped, Skipped } from '../parking/skipped-events.js';
import { insertCells } from '../rows/write-rows.js';

export interface FillOptions extends RebuildOptions {
  readonly write: Kysely<Schema>;
  readonly meter: Meter;
}

/** With fewer portions, threads would end before they are warm. */
const WORTH_THREADS = 8;

/**
 * Fills the next rows from nothing, where the event store can be read stream by stream: each stream is read, folded and
 * written once, up to the present end of the store. Rows and checkpoint are written in one transaction. The position of the
 * checkpoint tells which streams are in the rows: those that began up to there. Killed at any moment, it goes on from there.
 *
 * @returns where the rows stand, as they are where there is nothing to fill; undefined where it was interrupted
 */
export async function fillNext(
  options: FillOptions,
  begun: KeptCheckpoint,
): Promise<KeptCheckpoint | undefined> {
  const { projection, eventStore, write, meter, onProgress } = options;
  const { storeFile } = eventStore;
  if (!storeFile || (begun.filledTo === null && begun.position > 0n)) return begun;
  const name = keptAs('next', projection.name);
  const head = await eventStore.head();
  const upTo = begun.filledTo ?? head;
  if (head < upTo) throw new Error('The next rows were made from another event store: drop them.');
  if (begun.filledTo === null) {
    await writeFilledTo(write, name, upTo);
    await writeAnchors(write, name, await anchorsAt(eventStore, upTo));
  }
  const last = await fillByStream(options, { name, storeFile, upTo }, begun);
  if (!last) return undefined;
  await write.transaction().execute(async (trx) => {
    const digest = projection.ledger ? await findShared(trx, projection.ledger, 'next') : 0n;
    const rowsDigest = addToDigest(last.rowsDigest, digest);
    await moveCheckpoint(trx, name, last, { ...last, rowsDigest, position: upTo });
    await writeFilledTo(trx, name, null);
  });
  onProgress?.(meter.progress(upTo, upTo));
  return readCheckpoint(write, name);
}

/** By what the store is known again that is read up to this position. */
async function anchorsAt(store: EventReader, position: bigint): Promise<Anchors> {
  const { events } =
    position === 0n ? { events: [] } : await store.readAll({ after: position - 1n, limit: 1 });
  return anchoredTo(NO_ANCHORS, events);
}

/** Streams that are being folded, in the order in which they began. */
interface Underway {
  readonly streams: readonly BegunStream[];
  readonly folded: Promise<FoldedStreams>;
}

async function fillByStream(
  options: FillOptions,
  target: Target,
  begun: Checkpoint,
): Promise<Checkpoint | undefined> {
  const { projection, write, signal, meter, onProgress } = options;
  const { name, upTo } = target;
  const portions = new Portions(options, target, begun.position);
  const folding = await beginFolding(options, target, await portions.hasAtLeast(WORTH_THREADS));
  const underway: Underway[] = [];
  const begin = (streams: readonly BegunStream[]): Underway => {
    const folded = folding.fold(streams.map((stream) => stream.name));
    // It may fail before it is awaited.
    folded.catch(() => undefined);
    return { streams, folded };
  };
  try {
    for (let checkpoint = begun; ;) {
      while (underway.length < folding.atOnce) {
        const streams = await portions.next();
        if (streams.length === 0) break;
        underway.push(begin(streams));
      }
      const next = underway.shift();
      if (!next) return checkpoint;
      const folded = await unlessAborted(next.folded, signal);
      if (!folded) return undefined;
      const { events, cells, digest, parked } = folded;
      // Rows that were too heavy for one commit: the rest comes next.
      if (folded.streams < next.streams.length) underway.unshift(begin(next.streams.slice(folded.streams)));
      const last = next.streams[folded.streams - 1];
      if (!last) throw new Error('No stream was folded.');
      const to = { position: last.position, rowsDigest: addToDigest(checkpoint.rowsDigest, digest) };
      const from = checkpoint;
      await write.transaction().execute(async (trx) => {
        await moveCheckpoint(trx, name, from, to);
        for (const table of tablesOf(projection))
          await insertCells(trx, table, 'next', cells.get(table.name) ?? []);
        for (const each of parked) await noteParked(trx, name, each);
      });
      checkpoint = to;
      meter.count(events);
      onProgress?.(meter.progress(to.position, upTo));
    }
  } finally {
    await folding.close();
  }
}

async function beginFolding(
  { projection, eventStore, write, threads, memory }: FillOptions,
  { name, storeFile: { file }, upTo }: Target,
  worthThreads: boolean,
): Promise<Folding> {
  const skipped = await readSkipped(write, name);
  const { unwritten } = memory ?? memoryBounds();
  const skippedOf = new Skipped(skipped).of;
  const keys = await keyPlacesUpTo({ projection, eventStore, skippedOf }, upTo);
  if (threads && worthThreads)
    return foldInThreads(threads, { file, upTo, skipped, unwritten, keys: keys.events });
  return foldHere({ projection, eventStore, upTo, unwritten, skippedOf, keys });
}
