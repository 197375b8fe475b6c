import { EventStoreChanged } from '../event-store.errors.js';
import { type EventReader } from '../event-store.port.js';

/** The stream in which a server tells that it is being filled from another store, or was. It is no part of what is copied. */
export const COPIES_STREAM = 'store-copies';
export const COPY_BEGUN = 'CopyBegun';
export const COPY_FINISHED = 'CopyFinished';

/** What was said of a copy last; undefined in a store that was never filled from another one. */
export async function lastCopy(store: Pick<EventReader, 'readStream'>): Promise<string | undefined> {
  const { events } = await store.readStream(COPIES_STREAM, { direction: 'backwards', limit: 1 });
  return events[0]?.type;
}

/** @throws EventStoreChanged a copy into the store was begun and is not whole */
export async function requireWholeCopy(store: Pick<EventReader, 'readStream'>): Promise<void> {
  if ((await lastCopy(store)) !== COPY_BEGUN) return;
  throw new EventStoreChanged(
    'A copy into this event store was not finished: it does not have all events yet. Run kafila events copy again.',
  );
}
