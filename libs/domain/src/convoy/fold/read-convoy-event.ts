import { type Recorded } from '../../event/recorded.js';
import { type StoredEvent } from '../../event/stored-event.js';
import { isCorrection } from '../../event/vouching.js';
import { asRecorded } from '../../standing/as-recorded.js';
import { type ConvoyEvent } from '../fold/convoy-event.js';
import { CONVOY_DECISION_TYPES } from '../decisions/decisions.js';
import { CONVOY_FACT_TYPES } from '../events/facts.js';

/** Reads an event of a convoy. @throws where it cannot be understood: a projection parks its stream then (law 7) */
export function readConvoyEvent(stored: StoredEvent): Recorded<ConvoyEvent> {
  const { type } = stored;
  if (!CONVOY_DECISION_TYPES.has(type) && !CONVOY_FACT_TYPES.has(type) && !isCorrection(type)) {
    throw new Error(`There is no convoy event of type '${type}'.`);
  }
  return asRecorded(stored);
}
