import { typesAbout } from '../../event/report-types.js';
import { type ReportRetracted } from '../../event/retraction.js';
import { type Recorded } from '../../event/recorded.js';
import { type ConvoyDecision } from './decisions.js';
import { type ConvoyFact } from './facts.js';

export type ConvoyEvent = ConvoyDecision | ConvoyFact | ReportRetracted;

/** Every type, so that a new one cannot be forgotten here. */
const DECISIONS: Readonly<Record<ConvoyDecision['type'], true>> = {
  ConvoyPlanned: true,
  VehicleJoined: true,
  VehicleWithdrawn: true,
  VehicleReplaced: true,
  ConvoyDispatched: true,
  ConvoyDiverted: true,
  ConvoyHeld: true,
  ConvoyReleased: true,
  ConvoySplit: true,
  ConvoyMerged: true,
  ConvoyRecalled: true,
  ConvoyCancelled: true,
  ConvoyCompleted: true,
};

export const CONVOY_DECISION_TYPES: ReadonlySet<string> = new Set(Object.keys(DECISIONS));
export const CONVOY_FACT_TYPES: ReadonlySet<string> = typesAbout<'convoy', ConvoyFact['type']>('convoy');

export function isDecision(recorded: Recorded<ConvoyEvent>): recorded is Recorded<ConvoyDecision> {
  return CONVOY_DECISION_TYPES.has(recorded.event.type);
}

export function isFact(recorded: Recorded<ConvoyEvent>): recorded is Recorded<ConvoyFact> {
  return CONVOY_FACT_TYPES.has(recorded.event.type);
}
