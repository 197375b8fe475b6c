import { type EventSource, type RecordedEvent } from '#kafila/event-store';
import { sql } from 'kysely';
import { asText, type Database } from '../database/schema.js';

/** Events read at one time. Between the beginnings of two streams there are few. */
const AT_ONCE = 256;

/**
 * The position up to which all events were recorded by an instant. The beginnings of streams, which the tables know, lead
 * near to it: little is read, however large the store is.
 *
 * @param instant RFC 3339 in UTC; the tables have come beyond it
 * @returns 0 where nothing was recorded by then
 */
export async function positionAt(db: Database, eventStore: EventSource, instant: string): Promise<bigint> {
  // Where several processes record, by clocks of their own, times may go back by a little from one position to the next: what
  // counts is the first that is later.
  const [later] = await beginnings(db)
    .where('recorded_at', '>', instant)
    .orderBy('streams.position')
    .execute();
  const before = beginnings(db).orderBy('streams.position', 'desc');
  const [begun] = await (
    later ? before.where(sql<boolean>`streams.position < ${BigInt(later.position)}`) : before
  ).execute();
  let last = BigInt(begun?.position ?? 0);
  for (let after = last; ;) {
    const page = await eventStore.readAll({ after, limit: AT_ONCE });
    for (const { recordedAt, position } of page.events) {
      if (recordedAt > instant) return last;
      last = position;
    }
    if (page.end) return last;
    after = page.position;
  }
}

function beginnings(db: Database) {
  return db.selectFrom('streams').select(asText('position').as('position')).limit(1);
}

/** Undefined where there is none. */
export async function firstEventAfter(
  eventStore: EventSource,
  position: bigint,
): Promise<RecordedEvent | undefined> {
  for (let after = position; ;) {
    const page = await eventStore.readAll({ after, limit: 1 });
    const [event] = page.events;
    if (event || page.end) return event;
    after = page.position;
  }
}
