import { type EventStore } from '../event-store.port.js';
import { type EventStoreDbOptions } from './settings.js';

/** As `open.ts` does. The client, a quarter of a second of work, is loaded only by who uses it. */
export async function openEventStoreDb(options: EventStoreDbOptions): Promise<EventStore> {
  const open = await import('./open.js');
  return open.openEventStoreDb(options);
}
