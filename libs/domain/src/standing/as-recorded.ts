import { type Happened, type Of } from '../event/happened.js';
import { type Recorded } from '../event/recorded.js';
import { carrierOf, reportIdOf, requireInstant, type StoredEvent, unitOf } from '../event/stored-event.js';
import { upcast } from '../event/upcast.js';
import { provisoOf } from './proviso.js';

/** A stored event as the folds take it. @throws where it cannot be understood */
export function asRecorded<Event extends Of<string, Happened>>(stored: StoredEvent): Recorded<Event> {
  const { revision, recordedAt, type } = stored;
  requireInstant(stored);
  const event = { type, data: upcast(stored) } as unknown as Event;
  const unit = unitOf(stored);
  const recorded: Recorded<Event> = { id: reportIdOf(stored), revision, recordedAt, unit, event };
  const carriedBy = carrierOf(stored);
  if (carriedBy !== undefined) Object.assign(recorded, { carriedBy });
  const proviso = provisoOf(stored);
  return proviso ? { ...recorded, proviso } : recorded;
}
