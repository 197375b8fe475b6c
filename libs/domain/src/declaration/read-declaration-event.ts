import { type Recorded } from '../event/recorded.js';
import { type StoredEvent } from '../event/stored-event.js';
import { isCorrection } from '../event/vouching.js';
import { asRecorded } from '../standing/as-recorded.js';
import { DECLARATION_FACT_TYPES, type DeclarationEvent } from './declaration.events.js';

/** Reads an event of a declaration. @throws where it cannot be understood: a projection parks its stream (law 7) */
export function readDeclarationEvent(stored: StoredEvent): Recorded<DeclarationEvent> {
  const { type } = stored;
  if (!DECLARATION_FACT_TYPES.has(type) && !isCorrection(type)) {
    throw new Error(`There is no declaration event of type '${type}'.`);
  }
  return asRecorded(stored);
}
