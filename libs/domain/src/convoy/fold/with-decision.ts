import { type Recorded } from '../../event/recorded.js';
import { type ConvoyDecision, decisionOfEvent } from '../decisions/decisions.js';
import { type ConvoyState } from '../state/convoy.state.js';

/**
 * The state after one more decision. Who belongs to the convoy and when is known at once, because facts are folded
 * after all decisions; what a decision changes on the road waits in `upcoming` until the facts have come that far.
 */
export function withDecision(state: ConvoyState, recorded: Recorded<ConvoyDecision>): ConvoyState {
  const { event } = recorded;
  const { occurredAt } = event.data;
  const decision = decisionOfEvent(event.type);
  const waits = decision.takeEffect !== undefined && (decision.hasEffect?.(state, event) ?? true);
  const next = { ...state, decidedAt: occurredAt > state.decidedAt ? occurredAt : state.decidedAt };
  return decision.apply(waits ? { ...next, upcoming: withUpcoming(state.upcoming, recorded) } : next, event);
}

/** In the order of time: two processes of the desk may record decisions in another one. */
function withUpcoming(
  upcoming: ConvoyState['upcoming'],
  recorded: Recorded<ConvoyDecision>,
): ConvoyState['upcoming'] {
  const { occurredAt } = recorded.event.data;
  const before = upcoming.findLastIndex(({ event: { data } }) => data.occurredAt <= occurredAt);
  return upcoming.toSpliced(before + 1, 0, recorded);
}

/**
 * Lets the decisions taken up to an instant (RFC 3339 in UTC; null: all of them) take effect on the road: a withdrawn
 * vehicle stops there, a diverted convoy goes another way. Facts before it see nothing of it.
 */
export function takeEffect(state: ConvoyState, until: string | null): ConvoyState {
  let next = state;
  for (;;) {
    const first = next.upcoming[0];
    if (!first || (until !== null && first.event.data.occurredAt > until)) return next;
    const event = first.event as ConvoyDecision;
    next = { ...next, upcoming: next.upcoming.slice(1) };
    next = decisionOfEvent(event.type).takeEffect?.(next, event) ?? next;
  }
}
