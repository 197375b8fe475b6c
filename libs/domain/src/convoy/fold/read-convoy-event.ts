import { reportIdOf, requireInstant, type StoredEvent, unitOf } from '../../event/stored-event.js';
import { type Recorded } from '../../event/recorded.js';
import { upcast } from '../../event/upcast.js';
import { type ConvoyEvent } from '../fold/convoy-event.js';
import { isCorrection } from '../../event/vouching.js';
import { CONVOY_DECISION_TYPES } from '../decisions/decisions.js';
import { CONVOY_FACT_TYPES } from '../events/facts.js';

/** Reads an event of a convoy. @throws where it cannot be understood: a projection parks its stream then (law 7) */
export function readConvoyEvent(stored: StoredEvent): Recorded<ConvoyEvent> {
  const { revision, recordedAt, type } = stored;
  if (!CONVOY_DECISION_TYPES.has(type) && !CONVOY_FACT_TYPES.has(type) && !isCorrection(type)) {
    throw new Error(`There is no convoy event of type '${type}'.`);
  }
  requireInstant(stored);
  const event = { type, data: upcast(stored) } as unknown as ConvoyEvent;
  return { id: reportIdOf(stored), revision, recordedAt, unit: unitOf(stored), event };
}
