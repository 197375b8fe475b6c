import { type ReportRetracted } from '../../event/retraction.js';
import { type ReportVouched } from '../../event/vouching.js';
import { type Recorded } from '../../event/recorded.js';
import { CONVOY_DECISION_TYPES, type ConvoyDecision } from '../decisions/decisions.js';
import { CONVOY_FACT_TYPES, type ConvoyFact } from '../events/facts.js';

export type ConvoyEvent = ConvoyDecision | ConvoyFact | ReportRetracted | ReportVouched;

export function isDecision(recorded: Recorded<ConvoyEvent>): recorded is Recorded<ConvoyDecision> {
  return CONVOY_DECISION_TYPES.has(recorded.event.type);
}

export function isFact(recorded: Recorded<ConvoyEvent>): recorded is Recorded<ConvoyFact> {
  return CONVOY_FACT_TYPES.has(recorded.event.type);
}
