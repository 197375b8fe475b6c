import { reportIdOf, requireInstant, type StoredEvent, unitOf } from '../event/stored-event.js';
import { type Recorded } from '../event/recorded.js';
import { upcast } from '../event/upcast.js';
import { isCorrection } from '../event/vouching.js';
import { DECLARATION_FACT_TYPES, type DeclarationEvent } from './declaration.events.js';

/** Reads an event of a declaration. @throws where it cannot be understood: a projection parks its stream (law 7) */
export function readDeclarationEvent(stored: StoredEvent): Recorded<DeclarationEvent> {
  const { revision, recordedAt, type } = stored;
  if (!DECLARATION_FACT_TYPES.has(type) && !isCorrection(type)) {
    throw new Error(`There is no declaration event of type '${type}'.`);
  }
  requireInstant(stored);
  const event = { type, data: upcast(stored) } as unknown as DeclarationEvent;
  return { id: reportIdOf(stored), revision, recordedAt, unit: unitOf(stored), event };
}
