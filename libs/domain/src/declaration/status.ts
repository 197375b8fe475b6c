import { clearanceOf, isGrant } from './clearance.js';
import { type Step, stepsOf, timeOf } from './declaration.state.js';
import { examinationsOf } from './examinations.js';
import { holdsOf } from './holds.js';

/** How far a declaration is. `unknown`: it has no report that counts. */
export type DeclarationStatus =
  | 'unknown'
  | 'lodged'
  | 'assessed'
  | 'under-examination'
  | 'held'
  | 'granted'
  | 'refused'
  | 'gated-out'
  | 'withdrawn';

/**
 * How far a declaration is by its steps. A gate-out comes before everything else, and a withdrawal before a decision. A
 * decision ends what was open before it; a hold or an examination after it counts again.
 */
export function statusOf(steps: readonly Step[]): DeclarationStatus {
  if (stepsOf(steps, 'GoodsGatedOut').length > 0) return 'gated-out';
  if (stepsOf(steps, 'DeclarationWithdrawn').length > 0) return 'withdrawn';
  const decision = clearanceOf(steps).decisions.at(-1);
  const isSince = (at: string): boolean => decision === undefined || at > timeOf(decision);
  if (holdsOf(steps).some(({ heldAt, endedAt }) => endedAt === null && isSince(heldAt))) return 'held';
  const isUnderway = examinationsOf(steps).some(
    ({ orderedAt, doneAt }) => orderedAt !== null && doneAt === null && isSince(orderedAt),
  );
  if (isUnderway) return 'under-examination';
  if (decision) return isGrant(decision) ? 'granted' : 'refused';
  if (stepsOf(steps, 'RiskChannelAssigned', 'ExaminationDone', 'DutiesPaid', 'HoldLifted').length > 0)
    return 'assessed';
  return steps.length > 0 ? 'lodged' : 'unknown';
}
