import { type Anchors, anchoredTo, NO_ANCHORS, type StreamList } from '#kafila/event-store';
import { type KeyPlaces } from '#kafila/domain';
import {
  type KeptCheckpoint,
  moveCheckpoint,
  readCheckpoint,
  writeAnchors,
  writeFilledTo,
} from '../checkpoint/checkpoint.js';
import { memoryBounds } from '../batches/memory-bounds.js';
import { keyPlacesUpTo } from '../folding/gathered-keys.js';
import { type Folding, foldHere, foldInThreads } from '../folding/folding-threads.js';
import { keptAs } from '../projection/generation.js';
import { noteParked } from '../parking/parked-streams.js';
import { Portions, type Target } from './portions.js';
import { foldRemoved } from './removed-streams.js';
import { addToDigest } from '../rows/rows-digest.js';
import { findShared } from '../rows/shared-reports.js';
import { unlessAborted } from './unless-aborted.js';
import { fillByStream, type FillOptions, insertFolded } from './fill-by-stream.js';
import { canFill, isWorthListing, WORTH_THREADS } from './worth-threads.js';
import { readSkipped, Skipped } from '../parking/skipped-events.js';

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

/** By what the store is known again that is read up to this position. */
async function anchorsAt(streamList: StreamList, position: bigint): Promise<Anchors> {
  return anchoredTo(NO_ANCHORS, await streamList.lastEvents(position));
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
