import { type EventStore } from '../event-store.port.js';
import { type EventStoreDbOptions } from './settings.js';

/** As `open.ts` does. Loading the client takes a quarter of a second, so it is loaded only where it is used. */
export async function openEventStoreDb(options: EventStoreDbOptions): Promise<EventStore> {
  const open = await import('./open.js');
  return open.openEventStoreDb(options);
}
