import { type Happened, type Of } from '../event/happened.js';
import { type Recorded } from '../event/recorded.js';
import { reportIdOf, requireInstant, type StoredEvent, unitOf } from '../event/stored-event.js';
import { upcast } from '../event/upcast.js';
import { provisoOf } from './proviso.js';

/** A stored event as the folds take it. @throws where it cannot be understood */
export function asRecorded<Event extends Of<string, Happened>>(stored: StoredEvent): Recorded<Event> {
  const { revision, recordedAt, type } = stored;
  requireInstant(stored);
  const event = { type, data: upcast(stored) } as unknown as Event;
  const recorded = { id: reportIdOf(stored), revision, recordedAt, unit: unitOf(stored), event };
  const proviso = provisoOf(stored);
  return proviso ? { ...recorded, proviso } : recorded;
}
