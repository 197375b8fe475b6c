import { type ReportRetracted } from '#kafila/domain';
import { type AnyRecorded, isRetraction } from '../read-event.js';
import { CARNET_EVENTS } from './carnet-events.js';
import { CONVOY_DECISIONS } from './convoy-decisions.js';
import { CONVOY_FACTS } from './convoy-facts.js';
import { DECLARATION_EVENTS } from './declaration-events.js';
import { type Observation, type Source } from './observation.js';

const MAPPINGS = { ...CONVOY_DECISIONS, ...CONVOY_FACTS, ...CARNET_EVENTS, ...DECLARATION_EVENTS };

/** Every type of event that EPCIS tells of; a retraction is no event of EPCIS but makes one an error. */
export const TOLD_BY_EPCIS: readonly string[] = Object.keys(MAPPINGS);

/** What EPCIS says of an event; nothing of a retraction. */
export function observationsOf(told: AnyRecorded, source: Source): readonly Observation[] {
  if (isRetraction(told)) return [];
  const { type, data } = told.event as Exclude<AnyRecorded['event'], ReportRetracted>;
  // Each type with its own data: the compiler cannot see that both come from one event.
  const observe = MAPPINGS[type] as (data: unknown, source: Source) => readonly Observation[];
  return observe(data, source);
}
