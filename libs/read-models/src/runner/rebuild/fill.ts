import { type Anchors, anchoredTo, type BegunStream, NO_ANCHORS, type StreamList } from '#kafila/event-store';
import { availableParallelism } from 'node:os';
import { type KeyPlaces } from '#kafila/domain';
import { type Kysely } from 'kysely';
import { type Database, type Schema } from '../../database/schema.js';
import {
  type Checkpoint,
  type KeptCheckpoint,
  moveCheckpoint,
  readCheckpoint,
  writeAnchors,
  writeFilledTo,
} from '../checkpoint/checkpoint.js';
import { memoryBounds } from '../batches/memory-bounds.js';
import { type FoldedStreams, NOTHING_FOLDED } from '../folding/fold-streams.js';
import { keyPlacesUpTo } from '../folding/gathered-keys.js';
import { type Folding, foldHere, foldInThreads } from '../folding/folding-threads.js';
import { keptAs } from '../projection/generation.js';
import { type Meter } from './meter.js';
import { noteParked } from '../parking/parked-streams.js';
import { Portions, type Target } from './portions.js';
import { type RebuildOptions } from './rebuild-options.js';
import { type Projection, tablesOf } from '../projection/projection.js';
import { foldRemoved, noteRemoved } from './removed-streams.js';
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
/** To read a server twice, and to start threads, takes more than it gains where events are fewer, or cores. */
const WORTH_LISTING = availableParallelism() < 4 ? Infinity : 100_000;

/** Whether rows may be filled stream by stream: from a server in threads only, as it has to be read twice for that. */
export function canFill({ eventStore: { streamList }, threads }: RebuildOptions): boolean {
  return streamList?.place.kind === 'sqlite' || (streamList !== undefined && threads !== undefined);
}

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
  const { projection, eventStore, write, meter, onProgress, signal } = options;
  const { streamList } = eventStore;
  if (!streamList || !canFill(options) || (begun.filledTo === null && begun.position > 0n)) return begun;
  const name = keptAs('next', projection.name);
  const upTo = begun.filledTo ?? (await eventStore.head());
  const target: Target = {
    ...{ name, upTo, place: streamList.place, anchors: begun.anchors ?? NO_ANCHORS },
    streamsBegun: (which) => streamList.streamsBegun(which),
  };
  const portions = new Portions(options, target, begun.position);
  const isFile = streamList.place.kind === 'sqlite';
  if (begun.filledTo === null && !isFile && !(await isWorthListing(options))) return begun;
  const worthThreads = !isFile || (await portions.hasAtLeast(WORTH_THREADS));
  if (begun.filledTo === null) {
    target.anchors = await anchorsAt(streamList, upTo);
    await writeFilledTo(write, name, upTo);
    await writeAnchors(write, name, target.anchors);
  }
  const skippedOf = new Skipped(await readSkipped(write, name)).of;
  const keys = await unlessAborted(keyPlacesUpTo({ projection, eventStore, skippedOf }, upTo), signal);
  if (!keys) return undefined;
  const folding = await beginFolding({ ...options, keys }, target, worthThreads);
  if (folding.streamsBegun) target.streamsBegun = folding.streamsBegun;
  const last = await fillByStream(options, target, { portions, folding, begun });
  if (!last) return undefined;
  const removed = await unlessAborted(foldRemoved({ ...options, keys }, upTo), signal);
  if (!removed) return undefined;
  await write.transaction().execute(async (trx) => {
    await insertFolded(trx, projection, removed);
    for (const each of removed.parked) await noteParked(trx, name, each);
    const shared = projection.ledger ? await findShared(trx, projection.ledger, 'next') : 0n;
    const rowsDigest = addToDigest(last.rowsDigest, removed.digest + shared);
    await moveCheckpoint(trx, name, last, { ...last, rowsDigest, position: upTo });
    await writeFilledTo(trx, name, null);
  });
  meter.count(removed.events);
  onProgress?.(meter.progress(upTo, upTo));
  return readCheckpoint(write, name);
}

/** Whether there are so many events that threads gain more than the list of streams takes. */
async function isWorthListing({
  eventStore,
  projection,
  eventsWorthThreads: most = WORTH_LISTING,
}: FillOptions): Promise<boolean> {
  const streamPrefixes = projection.kinds.map(({ prefix }) => prefix);
  if (most === Infinity) return false;
  for (let [after, events] = [0n, 0]; ;) {
    const page = await eventStore.readAll({ after, streamPrefixes, limit: Math.min(most, 5000) });
    events += page.events.length;
    if (page.end || events >= most) return events >= most;
    after = page.position;
  }
}

/** By what the store is known again that is read up to this position. */
async function anchorsAt(streamList: StreamList, position: bigint): Promise<Anchors> {
  return anchoredTo(NO_ANCHORS, await streamList.lastEvents(position));
}

/** Streams that are being folded, in the order in which they began. */
interface Underway {
  readonly streams: readonly BegunStream[];
  readonly removed: readonly BegunStream[];
  readonly folded: Promise<FoldedStreams>;
}

async function fillByStream(
  options: FillOptions,
  { name, upTo }: Target,
  {
    portions,
    folding,
    begun,
  }: { readonly portions: Portions; readonly folding: Folding; readonly begun: Checkpoint },
): Promise<Checkpoint | undefined> {
  const { projection, write, signal, meter, onProgress } = options;
  const underway: Underway[] = [];
  const begin = (listed: readonly BegunStream[]): Underway => {
    const removed = listed.filter((stream) => stream.removed);
    const streams = listed.filter((stream) => !stream.removed);
    const folded =
      streams.length > 0
        ? folding.fold(streams.map((stream) => stream.name))
        : Promise.resolve(NOTHING_FOLDED);
    // It may fail before it is awaited.
    folded.catch(() => undefined);
    return { streams, removed, folded };
  };
  try {
    for (let checkpoint = begun; ;) {
      while (underway.length < folding.atOnce) {
        const listed = await unlessAborted(portions.next(), signal);
        if (!listed) return undefined;
        if (listed.length === 0) break;
        underway.push(begin(listed));
      }
      const next = underway.shift();
      if (!next) return checkpoint;
      const { streams, removed } = next;
      const folded = await unlessAborted(next.folded, signal);
      if (!folded) return undefined;
      // Rows that were too heavy for one commit: the rest comes next.
      const rest = streams.slice(folded.streams);
      if (rest.length > 0) underway.unshift(begin(rest));
      const done = streams.slice(0, folded.streams);
      const position = lastOf([...done, ...(rest.length > 0 ? [] : removed)]);
      const to = { position, rowsDigest: addToDigest(checkpoint.rowsDigest, folded.digest) };
      const from = checkpoint;
      await write.transaction().execute(async (trx) => {
        await moveCheckpoint(trx, name, from, to);
        await insertFolded(trx, projection, folded);
        for (const each of folded.parked) await noteParked(trx, name, each);
        await noteRemoved(trx, name, folded.removed, [...done, ...removed]);
      });
      checkpoint = to;
      meter.count(folded.events);
      onProgress?.(meter.progress(to.position, upTo));
    }
  } finally {
    await folding.close();
  }
}

function lastOf(streams: readonly BegunStream[]): bigint {
  if (streams.length === 0) throw new Error('No stream was folded.');
  return streams.reduce((last, { position }) => (position > last ? position : last), 0n);
}

async function insertFolded(db: Database, projection: Projection, { cells }: FoldedStreams): Promise<void> {
  for (const table of tablesOf(projection)) await insertCells(db, table, 'next', cells.get(table.name) ?? []);
}

async function beginFolding(
  { projection, eventStore, write, threads, memory, keys }: FillOptions & { readonly keys: KeyPlaces },
  { name, place, upTo, anchors }: Target,
  worthThreads: boolean,
): Promise<Folding> {
  const skipped = await readSkipped(write, name);
  const { unwritten } = memory ?? memoryBounds();
  if (threads && worthThreads)
    return foldInThreads(threads, { place, upTo, anchors, skipped, unwritten, keys: keys.events });
  return foldHere({ projection, eventStore, upTo, unwritten, keys, skippedOf: new Skipped(skipped).of });
}
