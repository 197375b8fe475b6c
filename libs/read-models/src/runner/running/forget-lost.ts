import { type EventReader, readLosses, StreamRemoved, unlessRemoved } from '#kafila/event-store';
import { type Kysely } from 'kysely';
import { type Database, type Schema } from '../../database/schema.js';
import { readSkipped, type SkippedEvent } from '../parking/skipped-events.js';
import { writeLog } from '../parking/log-book.js';
import { type Projection } from '../projection/projection.js';
import { letGoOfRows } from './let-go-of-rows.js';

interface Context {
  readonly projection: Projection;
  readonly eventStore: EventReader;
}

/**
 * Lets go of what the event store lost, after a person has accepted it. The caller holds the lock. Whoever works on the next
 * rows fails: they may hold what is lost.
 */
export async function forgetLost(
  write: Kysely<Schema>,
  { projection, eventStore }: Context,
  position: bigint,
): Promise<void> {
  const { name } = projection;
  const losses = await readLosses(eventStore);
  const loss = losses.at(-1);
  const lostSkips = await skippedAndLost(write, eventStore, name);
  await write.transaction().execute(async (trx) => {
    await letGoOfRows(trx, projection, losses.length);
    for (const { stream, revision } of lostSkips) {
      const ofProjection = trx.deleteFrom('skipped_events').where('projection', '=', name);
      await ofProjection.where('stream', '=', stream).where('revision', '=', revision).execute();
    }
    const entry = { what: 'loss-accepted', stream: null, position } as const;
    const at = new Date().toISOString();
    await writeLog(trx, name, { at, ...entry, by: loss?.by ?? '', detail: loss?.reason ?? '' });
  });
}

/** Left out of the fold, and not in the store any more: another event may stand at that revision now. */
async function skippedAndLost(
  db: Database,
  store: EventReader,
  name: string,
): Promise<readonly Pick<SkippedEvent, 'stream' | 'revision'>[]> {
  const lost: SkippedEvent[] = [];
  for (const skipped of await readSkipped(db, name)) {
    const page = await unlessRemoved(store.readStream(skipped.stream, { from: skipped.revision, limit: 1 }));
    if (page instanceof StreamRemoved || page.events[0]?.id !== skipped.eventId) lost.push(skipped);
  }
  return lost;
}
