import { type EventStorePlace } from '../event-store.port.js';
import { type CopyTarget } from './copy-target.js';
import { openFileTarget } from './file-target.js';

/**
 * Opens a store to be filled with the events of another one. What it has must be the beginning of these: see `copyEvents`.
 *
 * @param copiesStream where a server keeps what is told of copies; for tests
 * @throws CopyRefused, EventStoreUnusable, EventStoreUnavailable
 */
export async function openCopyTarget(
  place: EventStorePlace,
  streamPrefixes: readonly string[],
  copiesStream?: string,
): Promise<CopyTarget> {
  if (place.kind === 'sqlite') return openFileTarget(place.file);
  // Loading the client takes a quarter of a second, so it is loaded only where it is used.
  const { openServerTarget } = await import('./server-target.js');
  return openServerTarget(place, streamPrefixes, copiesStream);
}
