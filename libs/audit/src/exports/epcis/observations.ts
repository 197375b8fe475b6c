import { isCorrection, type ReportRetracted, type ReportVouched } from '#kafila/domain';
import { type AnyRecorded } from '../read-event.js';
import { CARNET_EVENTS } from './carnet-events.js';
import { CONVOY_DECISIONS } from './convoy-decisions.js';
import { CONVOY_FACTS } from './convoy-facts.js';
import { DECLARATION_EVENTS } from './declaration-events.js';
import { type Observation, type Source } from './observation.js';

const MAPPINGS = { ...CONVOY_DECISIONS, ...CONVOY_FACTS, ...CARNET_EVENTS, ...DECLARATION_EVENTS };

/** Every type of event that has a form in EPCIS; a correction is no event of EPCIS, but a retraction makes one an error. */
export const MAPPED_TYPES: readonly string[] = Object.keys(MAPPINGS);

/** What EPCIS says of an event; nothing of a correction. */
export function observationsOf(recorded: AnyRecorded, source: Source): readonly Observation[] {
  if (isCorrection(recorded.event.type)) return [];
  const { type, data } = recorded.event as Exclude<AnyRecorded['event'], ReportRetracted | ReportVouched>;
  // Each type with its own data: the compiler cannot see that both come from one event.
  const observe = MAPPINGS[type] as (data: unknown, source: Source) => readonly Observation[];
  return observe(data, source);
}
