import { confirmAnchors, type EventReader, EventStoreChanged } from '#kafila/event-store';
import { type Kysely } from 'kysely';
import { type Schema } from '../../database/schema.js';
import { type KeptCheckpoint, readCheckpoint } from '../checkpoint/checkpoint.js';
import { fillNext } from './fill.js';
import { canFill } from './worth-threads.js';
import { keptAs } from '../projection/generation.js';
import { createNext, dropGeneration, indexNext } from './generations.js';
import { forgetHolder, noteHolder } from '../checkpoint/lock-holder.js';
import { Meter } from './meter.js';
import { type Projection } from '../projection/projection.js';
import { Projector } from '../batches/projector.js';
import { type RebuildOptions } from './rebuild-options.js';
import { readSkipped, writeSkipped } from '../parking/skipped-events.js';

/** `caught-up`: at the end of the event store, with all indexes. `busy`: another process rebuilds. */
export type RebuildOutcome = 'caught-up' | 'interrupted' | 'busy';

/** Streams kept folded in memory: most convoys are over before they are pushed out. */
const STREAMS_IN_MEMORY = 16_384;
const PAGE = 5000;
/** How often the event store is asked whether it is still the same. */
const CONFIRM_MS = 5000;

/**
 * Fills tables beside those that are read, by the same folds. It can be killed at any moment: rows and checkpoint are
 * written together, and the next call goes on from there. What another version of the projection began is begun anew.
 */
export async function rebuild(options: RebuildOptions): Promise<RebuildOutcome> {
  const { readModels, projection } = options;
  const name = keptAs('next', projection.name);
  return readModels.exclusively(name, async ({ write, lost }) => {
    try {
      return await buildNext({ ...options, signal: AbortSignal.any([options.signal, lost]) }, write);
    } finally {
      await forgetHolder(write, name);
    }
  });
}

async function buildNext(
  options: RebuildOptions,
  write: Kysely<Schema>,
): Promise<'caught-up' | 'interrupted'> {
  const { projection, eventStore, signal } = options;
  const begun = await beginNext(write, options);
  await noteHolder(write, keptAs('next', projection.name));
  const meter = new Meter(begun.position);
  const checkpoint = await fillNext({ ...options, write, meter }, begun);
  if (!checkpoint) return 'interrupted';
  const next = await nextProjector(options, write, checkpoint);
  for (let { indexed } = checkpoint; ;) {
    const head = await eventStore.head();
    if (!(await catchUp(options, next, head, meter))) return 'interrupted';
    await requireStoreOf(next, eventStore);
    if (indexed) break;
    // The next round catches up with what is recorded meanwhile.
    await write.transaction().execute((trx) => indexNext(trx, projection));
    indexed = true;
  }
  await adoptSkipped(write, projection, next);
  return signal.aborted ? 'interrupted' : 'caught-up';
}

/**
 * Brings the next rows to where the live ones stand. The caller holds both locks.
 *
 * @returns false where there are none that can be switched to
 */
export async function bringNextTo(
  options: RebuildOptions,
  write: Kysely<Schema>,
  position: bigint,
): Promise<boolean> {
  const { projection } = options;
  const checkpoint = await readCheckpoint(write, keptAs('next', projection.name));
  if (!checkpoint?.indexed || checkpoint.version !== projection.version) return false;
  if (!(await isOfStore(options, checkpoint))) return false;
  const next = await nextProjector(options, write, checkpoint);
  if (next.position < position && !(await catchUp(options, next, position, new Meter(next.position)))) {
    throw new Error('Interrupted while the next rows were catching up.');
  }
  await adoptSkipped(write, projection, next);
  return true;
}

function nextProjector(
  { projection, eventStore }: RebuildOptions,
  write: Kysely<Schema>,
  checkpoint: KeptCheckpoint,
): Promise<Projector> {
  const streamsInMemory = STREAMS_IN_MEMORY;
  return Projector.begin({ projection, eventStore, write, streamsInMemory, generation: 'next' }, checkpoint);
}

/** Whether next rows were made from the store as it is. Nobody reads them: where they were not, they are begun anew. */
async function isOfStore({ eventStore }: RebuildOptions, there: KeptCheckpoint): Promise<boolean> {
  const { anchors } = there;
  // Without anything of ours, only what the store ends with tells.
  if (!anchors?.events.length) return (await eventStore.head()) >= (there.filledTo ?? there.position);
  try {
    return (await confirmAnchors(eventStore, anchors)).outcome === 'same';
  } catch (error) {
    if (error instanceof EventStoreChanged) return false;
    throw error;
  }
}

async function beginNext(write: Kysely<Schema>, options: RebuildOptions): Promise<KeptCheckpoint> {
  const { projection } = options;
  const there = await readCheckpoint(write, keptAs('next', projection.name));
  const goesOn = there?.filledTo == null || canFill(options);
  if (there?.version === projection.version && goesOn && (await isOfStore(options, there))) return there;
  await write.transaction().execute(async (trx) => {
    await dropGeneration(trx, projection, 'next');
    await createNext(trx, projection);
  });
  return beginNext(write, options);
}

/** @returns false where it was interrupted */
async function catchUp(
  { projection, eventStore, signal, onProgress, eventsPerCommit = 50_000 }: RebuildOptions,
  next: Projector,
  head: bigint,
  meter: Meter,
): Promise<boolean> {
  const streamPrefixes = projection.kinds.map(({ prefix }) => prefix);
  let confirmedAt = performance.now();
  for (let after = next.position; after < head;) {
    if (signal.aborted) return false;
    if (performance.now() - confirmedAt > CONFIRM_MS) {
      await requireStoreOf(next, eventStore);
      confirmedAt = performance.now();
    }
    const most = Math.min(PAGE, eventsPerCommit);
    const limit = head - after < BigInt(most) ? Number(head - after) : most;
    const page = await eventStore.readAll({ after, streamPrefixes, limit });
    const events = page.events.filter(({ position }) => position <= head);
    after = page.position < head ? page.position : head;
    next.take(events, after, page.removed);
    meter.count(events.length);
    if (page.end) after = head;
    if (next.pending < eventsPerCommit && !next.isFull && after < head) continue;
    await next.commit();
    onProgress?.(meter.progress(next.position, head));
  }
  return !signal.aborted;
}

/** @throws EventStoreChanged another store answers by now than the one that the next rows were made from */
async function requireStoreOf(next: Projector, eventStore: EventReader): Promise<void> {
  const { outcome } = await confirmAnchors(eventStore, next.anchors);
  if (outcome === 'same') return;
  throw new EventStoreChanged('A loss of events was accepted meanwhile: begin the next rows anew.');
}

/** Leaves out the events that people have skipped since the next rows were begun. */
async function adoptSkipped(write: Kysely<Schema>, projection: Projection, next: Projector): Promise<void> {
  const name = keptAs('next', projection.name);
  const already = new Set((await readSkipped(write, name)).map(idOf));
  for (const skipped of await readSkipped(write, projection.name)) {
    if (already.has(idOf(skipped))) continue;
    await next.refold(skipped.stream, 0, (db) => writeSkipped(db, name, skipped), [skipped.revision]);
    if (next.isOutdated) throw new Error('Keys became known meanwhile: the next rows are begun anew.');
  }
}

function idOf({ stream, revision }: { readonly stream: string; readonly revision: number }): string {
  return `${revision} ${stream}`;
}
