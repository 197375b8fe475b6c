import { anchorsText, type EventReader, NO_ANCHORS, readLosses } from '#kafila/event-store';
import { type Kysely } from 'kysely';
import { type Database, type Schema } from '../../database/schema.js';
import { readSkipped, type SkippedEvent } from '../parking/skipped-events.js';
import { writeLog } from '../parking/log-book.js';
import { type Projection } from '../projection/projection.js';
import { dropGeneration } from '../rebuild/generations.js';
import { pendingRequests, writeAnswer } from '../requests/requests.js';
import { NO_VERSION } from '../checkpoint/checkpoint.js';

interface Context {
  readonly projection: Projection;
  readonly eventStore: EventReader;
}

/**
 * Lets go of what the event store lost, after a person has accepted it: the rows stay as they are until those are made that
 * the store gives now, and count as true at no position meanwhile. The caller holds the lock. Whoever works on the next rows
 * fails at its next commit: they may hold what is lost, and their checkpoint is gone. What was asked for before is refused:
 * another event may stand there now.
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
    await dropGeneration(trx, projection, 'next');
    await trx
      .updateTable('projections')
      .set({ version: NO_VERSION, position: 0n, filled_to: null })
      .set({ anchors: anchorsText({ ...NO_ANCHORS, losses: losses.length }) })
      .where('name', '=', name)
      .execute();
    for (const { stream, revision } of lostSkips) {
      const ofProjection = trx.deleteFrom('skipped_events').where('projection', '=', name);
      await ofProjection.where('stream', '=', stream).where('revision', '=', revision).execute();
    }
    for (const { id } of await pendingRequests(trx, name))
      await writeAnswer(trx, id, { outcome: 'refused', because: 'store-changed' });
    // The live feed follows positions that begin anew.
    await trx.deleteFrom('convoy_changes').execute();
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
    const { events } = await store.readStream(skipped.stream, { from: skipped.revision, limit: 1 });
    if (events[0]?.id !== skipped.eventId) lost.push(skipped);
  }
  return lost;
}
