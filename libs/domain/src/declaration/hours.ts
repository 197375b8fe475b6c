import { type Step, stepsOf, timeOf } from './declaration.state.js';
import { elapsedHours } from '../time/hours.js';
import { type Examination } from './examinations.js';
import { type ClearanceHold } from './holds.js';

/**
 * Hours between the steps of the WCO Time Release Study (Guide, version 3). Null where one end was not reported, or where
 * clocks differ so much that the end is before the beginning. Hours since the arrival of the goods are computed elsewhere,
 * because arrivals are reported in streams of convoys.
 */
export interface ReleaseHours {
  readonly lodgementToChannel: number | null;
  /** To the first order. */
  readonly channelToExamination: number | null;
  /** From the first order to the last end; null while one is open. */
  readonly examination: number | null;
  /** How long agencies held the goods, overlaps counted once; null without a hold, and while the end of one is unknown. */
  readonly held: number | null;
  /** To the last payment. */
  readonly lodgementToDutiesPaid: number | null;
  readonly dutiesPaidToRelease: number | null;
  /** To the decision in force, where it is a grant. */
  readonly lodgementToRelease: number | null;
  /** Until the last goods had left. */
  readonly releaseToGateOut: number | null;
  readonly lodgementToGateOut: number | null;
}

export function releaseHours(
  steps: readonly Step[],
  examinations: readonly Examination[],
  holds: readonly ClearanceHold[],
  releasedAt: string | null,
  gatedOutAt: string | null,
): ReleaseHours {
  const first = (step: Step | undefined): string | null => (step ? timeOf(step) : null);
  const lodgedAt = first(stepsOf(steps, 'DeclarationLodged')[0]);
  const channelAt = first(stepsOf(steps, 'RiskChannelAssigned')[0]);
  const paidAt = first(stepsOf(steps, 'DutiesPaid').at(-1));
  const orderedAt = first(stepsOf(steps, 'ExaminationOrdered')[0]);
  return {
    lodgementToChannel: elapsedHours(lodgedAt, channelAt),
    channelToExamination: elapsedHours(channelAt, orderedAt),
    examination: elapsedHours(orderedAt, lastEnd(examinations)),
    held: hoursHeld(holds),
    lodgementToDutiesPaid: elapsedHours(lodgedAt, paidAt),
    dutiesPaidToRelease: elapsedHours(paidAt, releasedAt),
    lodgementToRelease: elapsedHours(lodgedAt, releasedAt),
    releaseToGateOut: elapsedHours(releasedAt, gatedOutAt),
    lodgementToGateOut: elapsedHours(lodgedAt, gatedOutAt),
  };
}

function lastEnd(examinations: readonly Examination[]): string | null {
  const ends = examinations.map(({ doneAt }) => doneAt);
  return ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null);
}

/** The union of the holds, not their sum: several agencies may hold at the same time. */
function hoursHeld(holds: readonly ClearanceHold[]): number | null {
  if (holds.length === 0) return null;
  let sum = 0;
  let until = '';
  for (const { heldAt, endedAt } of holds) {
    if (endedAt === null) return null;
    if (endedAt <= until) continue;
    sum += elapsedHours(heldAt > until ? heldAt : until, endedAt) ?? 0;
    until = endedAt;
  }
  return sum;
}
