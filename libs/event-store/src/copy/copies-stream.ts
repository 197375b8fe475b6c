import { v7 as uuidv7 } from 'uuid';
import { EventStoreChanged, EventStoreCopiedAway } from '../event-store.errors.js';
import { type EventReader, type JsonObject, type NewEvent, type RecordedEvent } from '../event-store.port.js';

/**
 * The stream in which a store tells that it is being filled from another one, or was, or was copied away. It is never
 * copied. In tests each copy on one server has another one.
 */
export const COPIES_STREAM = 'store-copies';
export const COPY_BEGUN = 'CopyBegun';
export const COPY_FINISHED = 'CopyFinished';
const COPIED_AWAY = 'CopiedAway';
const TAKEN_UP_AGAIN = 'TakenUpAgain';

type Reader = Pick<EventReader, 'readStream'>;

/** Where all events of a store are used from now on. */
export interface CopiedAway {
  /** The other store, for people: without a password. */
  readonly to: string;
  /** RFC 3339 in UTC. */
  readonly at: string;
  /** Who went back to the other store, which this one had been copied from; undefined where this one was copied. */
  readonly leftBy?: string;
}

/** What was said of copies last; undefined in a store that no copy went into or came from. */
export async function lastCopy(store: Reader, stream = COPIES_STREAM): Promise<string | undefined> {
  return (await lastEvent(store, stream))?.type;
}

/** Where the store was copied to, and is not to be used any more; undefined where it is. */
export async function copiedAway(store: Reader, stream = COPIES_STREAM): Promise<CopiedAway | undefined> {
  const last = await lastEvent(store, stream);
  if (last?.type !== COPIED_AWAY) return undefined;
  const { to, at, leftBy } = last.data as JsonObject & Record<string, string>;
  return { to: to ?? '', at: at ?? '', ...(leftBy !== undefined && { leftBy }) };
}

/** To be recorded in the store that was copied, once the copy is whole; or in the copy, where somebody goes back. */
export function noteOfCopy(copied: CopiedAway & { readonly reason?: string }): NewEvent {
  return { id: uuidv7(), type: COPIED_AWAY, data: { ...copied }, metadata: {} };
}

/** To be recorded in a store that was copied away, and that a person decided to use again. */
export function noteOfReturn(decided: { readonly by: string; readonly reason: string }): NewEvent {
  const data = { ...decided, at: new Date().toISOString() };
  return { id: uuidv7(), type: TAKEN_UP_AGAIN, data, metadata: { by: decided.by } };
}

/** @throws EventStoreCopiedAway */
export async function requireNotCopiedAway(store: Reader, stream = COPIES_STREAM): Promise<void> {
  const copied = await copiedAway(store, stream);
  if (copied === undefined) return;
  const { to, at, leftBy } = copied;
  const what =
    leftBy === undefined ? `copied to ${to} at ${at}` : `left at ${at}, when ${leftBy} went back to ${to}`;
  throw new EventStoreCopiedAway(
    `This event store was ${what}, and that one is used since: set EVENT_STORE_URL to it. ` +
      'To go back to this one: kafila events go-back --by <name> --reason <text>.',
  );
}

/**
 * Whether services may use the store.
 *
 * @throws EventStoreChanged a copy into the store was begun and is not whole
 * @throws EventStoreCopiedAway
 */
export async function requireInUse(store: Reader, stream = COPIES_STREAM): Promise<void> {
  await requireNotCopiedAway(store, stream);
  if ((await lastCopy(store, stream)) !== COPY_BEGUN) return;
  throw new EventStoreChanged(
    'A copy into this event store was not finished: it does not have all events yet. Run kafila events copy again.',
  );
}

async function lastEvent(store: Reader, stream: string): Promise<RecordedEvent | undefined> {
  const { events } = await store.readStream(stream, { direction: 'backwards', limit: 1 });
  return events[0];
}
