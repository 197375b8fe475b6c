import { refuse, type Refused } from '../../decision/refusal.js';
import { type ConvoyCommand, type PlanConvoy } from '../decisions/convoy.commands.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { divert, recall } from '../decisions/change-way.js';
import { dispatch, hold, release } from '../decisions/departure.js';
import { cancel, complete } from '../decisions/end.js';
import { addVehicle } from '../decisions/join.js';
import { type KnownElsewhere } from '../decisions/known-elsewhere.js';
import { replace, withdraw } from '../decisions/leave.js';
import { merge } from '../decisions/merge.js';
import { plan } from '../decisions/plan-convoy.js';
import { split } from '../decisions/split.js';
import { type Verdict } from '../decisions/verdict.js';
import { takeEffect } from '../fold/take-effect.js';

export { type KnownElsewhere } from '../decisions/known-elsewhere.js';
export { type Verdict } from '../decisions/verdict.js';

/**
 * Checks a decision of the dispatch desk against the current state; null where the convoy does not exist (law 4). What
 * a split or a merge leads to in the streams of other convoys, `childEvents` and `joinEvents` tell.
 *
 * @param more what the caller knows of other convoys
 */
export function decide(
  command: ConvoyCommand,
  state: ConvoyState | null,
  more: KnownElsewhere = {},
): Verdict {
  if (command.type === 'plan') return plan(command, state, more);
  if (state === null) return refuse('unknown-convoy', 'There is no such convoy; plan it first.');
  // Ended first: whatever date the decision had, it would not be taken.
  return ended(state) ?? outOfOrder(command, state) ?? decideOn(command, takeEffect(state, null), more);
}

function decideOn(
  command: Exclude<ConvoyCommand, PlanConvoy>,
  state: ConvoyState,
  more: KnownElsewhere,
): Verdict {
  switch (command.type) {
    case 'add-vehicle':
      return addVehicle(command, state, more);
    case 'withdraw':
      return withdraw(command, state);
    case 'replace':
      return replace(command, state, more);
    case 'dispatch':
      return dispatch(command, state);
    case 'divert':
      return divert(command, state);
    case 'hold':
      return hold(command, state);
    case 'release':
      return release(command, state);
    case 'split':
      return split(command, state, more);
    case 'merge':
      return merge(command, state, more);
    case 'recall':
      return recall(command, state);
    case 'cancel':
      return cancel(command, state);
    case 'complete':
      return complete(command, state);
  }
}

function ended({ endedAt, decided, lineage }: ConvoyState): Refused | undefined {
  if (endedAt === null) return undefined;
  const { splitInto, mergedInto } = lineage;
  const detail = `The convoy ended at ${endedAt} (${decided}); nothing more is decided on it.`;
  return refuse('convoy-ended', detail, { convoyStatus: decided, endedAt, splitInto, mergedInto });
}

function outOfOrder({ at }: ConvoyCommand, { decidedAt }: ConvoyState): Refused | undefined {
  if (at.instant >= decidedAt) return undefined;
  const detail = `The desk decided last at ${decidedAt}; a decision cannot be dated before that.`;
  return refuse('decision-out-of-order', detail, { lastDecisionAt: decidedAt }, '/occurredAt');
}
