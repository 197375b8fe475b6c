import { confirmAnchors, countLosses, type EventReader, EventStoreChanged } from '#kafila/event-store';
import { type ReadModels } from '../../database/read-models.js';
import { type Database } from '../../database/schema.js';
import { type KeptCheckpoint, readCheckpoint } from '../checkpoint/checkpoint.js';
import { KAFILA, writeLog } from '../parking/log-book.js';
import { readSkipped } from '../parking/skipped-events.js';
import { type Projection } from '../projection/projection.js';
import { letGoOfRows } from './let-go-of-rows.js';

/**
 * Lets rows follow a copy of the store that they were made from: where they know that one, the next runner makes them anew.
 * What was left out of them stays left out. To be called only where the copy was verified.
 *
 * @returns `same` where there are no rows, or they know the copy; `busy` where a runner works on them
 */
export async function followCopy(
  projection: Projection,
  { eventStore, readModels }: { readonly eventStore: EventReader; readonly readModels: ReadModels },
): Promise<'same' | 'to-be-made' | 'busy'> {
  const { name } = projection;
  return readModels.exclusively(name, async ({ write }) => {
    const there = await readCheckpoint(write, name);
    if (!there || (await isKnown(eventStore, there))) return 'same';
    const losses = await countLosses(eventStore);
    const placed = await placesOfSkipped(write, eventStore, name);
    await write.transaction().execute(async (trx) => {
      await letGoOfRows(trx, projection, losses);
      for (const { stream, revision, position } of placed) {
        const skipped = trx.updateTable('skipped_events').set({ position }).where('projection', '=', name);
        await skipped.where('stream', '=', stream).where('revision', '=', revision).execute();
      }
      const entry = { what: 'store-copied', stream: null, position: there.position, by: KAFILA } as const;
      await writeLog(trx, name, { ...entry, at: new Date().toISOString(), detail: '' });
    });
    return 'to-be-made';
  });
}

async function isKnown(store: EventReader, { anchors, position }: KeptCheckpoint): Promise<boolean> {
  if (!anchors) return position === 0n;
  try {
    return (await confirmAnchors(store, anchors)).outcome === 'same';
  } catch (error) {
    if (error instanceof EventStoreChanged) return false;
    throw error;
  }
}

interface Placed {
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
}

async function placesOfSkipped(db: Database, store: EventReader, name: string): Promise<readonly Placed[]> {
  const placed: Placed[] = [];
  for (const { stream, revision } of await readSkipped(db, name)) {
    const [event] = (await store.readStream(stream, { from: revision, limit: 1 })).events;
    if (event?.revision === revision) placed.push({ stream, revision, position: event.position });
  }
  return placed;
}
