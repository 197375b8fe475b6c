import { type EventSource, type EventStore, type EventStorePlace } from './event-store.port.js';
import { openEventStoreDb } from './eventstoredb/open-when-needed.js';
import { openSqliteEventSource } from './sqlite/open-source.js';
import { openSqliteEventStore } from './sqlite/open-store.js';

/** Opens an event store to write to it. @throws EventStoreUnusable, EventStoreUnavailable */
export function openEventStore(place: EventStorePlace): Promise<EventStore> {
  return place.kind === 'sqlite' ? openSqliteEventStore(place) : openEventStoreDb(place);
}

/** Opens an event store to follow what others write to it. @throws EventStoreUnusable, EventStoreUnavailable */
export async function openEventSource(place: EventStorePlace): Promise<EventSource> {
  return place.kind === 'sqlite' ? openSqliteEventSource(place) : openEventStoreDb(place);
}
