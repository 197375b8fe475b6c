import { reportIdOf, requireInstant, type StoredEvent, unitOf } from '../../event/stored-event.js';
import { type Recorded } from '../../event/recorded.js';
import { upcast } from '../../event/upcast.js';
import { isCorrection } from '../../event/vouching.js';
import { CARNET_DECISION_TYPES, CARNET_FACT_TYPES, type CarnetEvent } from './carnet.events.js';

/** Reads an event of a carnet. @throws where it cannot be understood: a projection parks its stream then (law 7) */
export function readCarnetEvent(stored: StoredEvent): Recorded<CarnetEvent> {
  const { revision, recordedAt, type } = stored;
  if (!CARNET_DECISION_TYPES.has(type) && !CARNET_FACT_TYPES.has(type) && !isCorrection(type)) {
    throw new Error(`There is no carnet event of type '${type}'.`);
  }
  requireInstant(stored);
  const event = { type, data: upcast(stored) } as unknown as CarnetEvent;
  return { id: reportIdOf(stored), revision, recordedAt, unit: unitOf(stored), event };
}
