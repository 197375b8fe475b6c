import { type EventStore, openEventStoreDb, openSqliteEventStore } from '#kafila/event-store';
import { type Settings } from '#kafila/platform';

/** Opens the event store that the settings name. @throws EventStoreUnusable, EventStoreUnavailable */
export function openEventStore({ eventStore }: Settings): Promise<EventStore> {
  return eventStore.kind === 'sqlite' ? openSqliteEventStore({ file: eventStore.file }) : openEventStoreDb({ url: eventStore.url });
}
