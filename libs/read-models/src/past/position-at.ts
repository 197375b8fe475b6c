import { LOGGED_PREFIXES } from '#kafila/domain';
import { type EventReader, type EventSource, type RecordedEvent, unlessRemoved } from '#kafila/event-store';
import { sql } from 'kysely';
import { asText, type Database } from '../database/schema.js';
import { notAsLogged } from './not-as-logged.problem.js';

/** Events read at one time. Between the beginnings of two streams there are few. */
const AT_ONCE = 250;

/** What is read in the order of positions, and what compares events with the log. */
export interface TimedEvents {
  readonly eventStore: EventSource;
  readonly history: Pick<EventReader, 'readStream'>;
}

/**
 * The position up to which all events were recorded by an instant. The beginnings of streams, which the tables know, lead
 * near to it: little is read, however large the store is. The two events that it lies between are compared with the log, so
 * that no forged time moves it; where the tables lead beyond it, all events are read.
 *
 * @param instant RFC 3339 in UTC; the tables have come beyond it
 * @returns 0 where nothing was recorded by then
 * @throws what `history` throws where an event is not as it was logged
 */
export async function positionAt(db: Database, from: TimedEvents, instant: string): Promise<bigint> {
  const { eventStore, history } = from;
  const begun = await beginningBefore(db, instant);
  const near = begun === undefined ? undefined : await firstEventAfter(eventStore, begun - 1n);
  let last = near && near.recordedAt <= instant ? near : undefined;
  for (let after = last?.position ?? 0n; ;) {
    const page = await eventStore.readAll({ after, limit: AT_ONCE, streamPrefixes: LOGGED_PREFIXES });
    const later = page.events.find(({ recordedAt }) => recordedAt > instant);
    last = page.events.findLast(({ position }) => later === undefined || position < later.position) ?? last;
    if (later || page.end) {
      for (const event of [last, later]) if (event) await confirmTime(history, event);
      return last?.position ?? 0n;
    }
    after = page.position;
  }
}

/** The position at which a stream begins: the last one before any that begins later than the instant, by what the tables say. */
async function beginningBefore(db: Database, instant: string): Promise<bigint | undefined> {
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
  return begun && BigInt(begun.position);
}

function beginnings(db: Database) {
  return db.selectFrom('streams').select(asText('position').as('position')).limit(1);
}

/**
 * Reads an event that was found in the order of positions once more, as its stream has it and as it was logged. A server may
 * have taken it away since.
 *
 * @throws Problem `history-not-as-logged`, also where both differ
 */
export async function confirmTime(history: TimedEvents['history'], event: RecordedEvent): Promise<void> {
  const { stream, revision, position, recordedAt } = event;
  const read = await unlessRemoved(history.readStream(stream, { from: revision, limit: 1 }));
  if (!('events' in read)) return;
  const [same] = read.events;
  if (same?.revision !== revision) return;
  if (same.position !== position || same.recordedAt !== recordedAt)
    throw notAsLogged(stream, revision, position);
}

/** Undefined where there is none. */
export async function firstEventAfter(
  eventStore: EventSource,
  position: bigint,
): Promise<RecordedEvent | undefined> {
  for (let after = position; ;) {
    const page = await eventStore.readAll({ after, limit: 1, streamPrefixes: LOGGED_PREFIXES });
    const [event] = page.events;
    if (event || page.end) return event;
    after = page.position;
  }
}
