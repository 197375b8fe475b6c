import { type Recorded } from '../../event/recorded.js';
import { type StoredEvent } from '../../event/stored-event.js';
import { isCorrection } from '../../event/vouching.js';
import { asRecorded } from '../../standing/as-recorded.js';
import { CARNET_DECISION_TYPES, CARNET_FACT_TYPES, type CarnetEvent } from './carnet.events.js';

/** Reads an event of a carnet. @throws where it cannot be understood: a projection parks its stream then (law 7) */
export function readCarnetEvent(stored: StoredEvent): Recorded<CarnetEvent> {
  const { type } = stored;
  if (!CARNET_DECISION_TYPES.has(type) && !CARNET_FACT_TYPES.has(type) && !isCorrection(type)) {
    throw new Error(`There is no carnet event of type '${type}'.`);
  }
  return asRecorded(stored);
}
