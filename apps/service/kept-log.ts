import { beginLog, type KeptPlace, type VerifyAtIntervals } from '#kafila/audit';
import { type EventReader, EventStoreUnavailable } from '#kafila/event-store';
import { type Settings } from '#kafila/platform';
import { logPlaceOf } from './log-place.js';

/**
 * Begins the transparency log where nothing was recorded yet. Where the event store does not answer now, whoever keeps the log
 * begins it later, by the same rule.
 *
 * @throws LogDamaged it is gone while there are events
 */
export async function logBegun(settings: Settings, store: Pick<EventReader, 'readAll'>): Promise<KeptPlace> {
  const place = logPlaceOf(settings);
  try {
    await beginLog(place, store);
  } catch (error) {
    if (!(error instanceof EventStoreUnavailable)) throw error;
  }
  return place;
}

/** How store and log are verified while a service keeps the log. */
export function verifiedAs({ eventStore, audit }: Settings): VerifyAtIntervals {
  return { eventStore, everyMs: audit.verifyEveryMs };
}
