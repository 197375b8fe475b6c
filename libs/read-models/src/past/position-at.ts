import { type EventSource, type RecordedEvent } from '#kafila/event-store';
import { asText, type Database } from '../database/schema.js';

/** Events looked at in one go: between two beginnings of streams there are few. */
const AT_ONCE = 256;

/**
 * The last event that was recorded by an instant: all up to it were, in the order of positions. The beginnings of streams
 * lead near to it, so that little is read of however large a store.
 *
 * @param instant RFC 3339 in UTC; the tables have come beyond it
 * @returns 0 where nothing was recorded by then
 */
export async function positionAt(db: Database, eventStore: EventSource, instant: string): Promise<bigint> {
  const begun = await db
    .selectFrom('streams')
    .select(asText('position').as('position'))
    .where('recorded_at', '<=', instant)
    .orderBy('recorded_at', 'desc')
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
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

/** The first event behind a position; undefined where none is. */
export async function eventBehind(
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
