import { refuse, type Refused } from '../../decision/refusal.js';
import { type Verdict } from '../decisions/decision.js';
import { type ConvoyCommand, type ConvoyDecision, decisionOfCommand } from '../decisions/decisions.js';
import { plan } from '../decisions/plan-convoy.js';
import { takeEffect } from '../fold/with-decision.js';
import { type KnownElsewhere } from '../members/known-elsewhere.js';
import { type ConvoyState } from '../state/convoy.state.js';

/**
 * Checks a decision of the desk against the current state; null where the convoy does not exist (law 4). What a split
 * or a merge leads to in streams of other convoys follows from `childEvents` and `joinEvents`.
 * @param more what the caller knows of other convoys
 */
export function decide(
  command: ConvoyCommand,
  state: ConvoyState | null,
  more: KnownElsewhere = {},
): Verdict<ConvoyDecision> {
  if (command.type === 'plan') return plan(command, state, more);
  if (state === null) return refuse('unknown-convoy', 'There is no such convoy; plan it first.');
  // Ended first: whatever date the decision had, it would not be taken.
  const refused = ended(state) ?? outOfOrder(command, state);
  return refused ?? decisionOfCommand(command.type).decide(command, takeEffect(state, null), more);
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
