import { present } from '../../decision/present.js';
import { refuse, type Refused } from '../../decision/refusal.js';
import { type DivertConvoy, type RecallConvoy } from './convoy.commands.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { type Route } from '../../geography/route.js';
import { commonStart } from '../plan/plan.js';
import { planRoute } from '../plan/plan-route.js';
import { stillApplying } from '../plan/regimes-along.js';
import { leadOn, restOfCorridor } from '../plan/route-onward.js';
import { readLegRegimes } from '../plan/leg-regimes.js';
import { membersOf } from '../members/named-members.js';
import { foremostOf } from '../plan/route-onward.js';
import { tooEarly } from '../plan/planned-arrival.js';
import { happened, type Verdict } from './verdict.js';

/** From here on another way: Torkham is shut, so by Chaman (dossier 8.3). */
export function divert(command: DivertConvoy, state: ConvoyState): Verdict {
  const { plan } = state;
  const whole = wholeRoute(command, state);
  if ('refusal' in whole) return whole;
  const { route } = whole;
  if (route.length === plan.route.length && commonStart(route, plan.route) === route.length) {
    const detail = 'That is the route that the convoy has already.';
    return refuse('same-route', detail, { route }, command.route ? '/route' : '/corridorId');
  }
  const { corridorId, plannedArrival, reason } = command;
  const early = tooEarly(plan.plannedDeparture, plannedArrival);
  if (early) return early;
  const named = readLegRegimes(command.legRegimes ?? [], route);
  if ('refusal' in named) return named;
  const regimes = [...stillApplying(plan, route), ...named.legRegimes];
  const legRegimes = regimes.length > 0 ? regimes : undefined;
  const way = { ...present({ corridorId }), route, ...present({ legRegimes, plannedArrival }) };
  return { events: [{ type: 'ConvoyDiverted', data: { ...happened(command), reason, ...way } }] };
}

function wholeRoute(command: DivertConvoy, state: ConvoyState): { readonly route: Route } | Refused {
  const members = membersOf(state);
  const named = planRoute(command);
  if ('refusal' in named) return named;
  if (command.corridorId === undefined) return leadOn(state.plan, members, named.route);
  const rest = restOfCorridor(state.plan, members, named.route);
  if (rest) return leadOn(state.plan, members, rest);
  const { corridorId } = command;
  const detail = `The corridor ${corridorId} has no place in common with the route that the convoy has now, and no vehicle was seen on it; draw the way that leads there.`;
  return refuse('route-does-not-lead-on', detail, { route: state.plan.route }, '/corridorId');
}

/**
 * All go home, the way they came: out as far as the foremost vehicle was seen, and back. Where the route leads back
 * already (a round trip), what lies between is left out.
 */
export function recall(command: RecallConvoy, state: ConvoyState): Verdict {
  const { plan, dispatchedAt, recalledAt } = state;
  if (dispatchedAt === null) {
    return refuse(
      'not-dispatched',
      'The convoy has not been dispatched; a convoy that has not set out is cancelled.',
    );
  }
  if (recalledAt !== null) {
    return refuse('already-recalled', `The convoy was recalled at ${recalledAt}.`, { recalledAt });
  }
  const members = membersOf(state);
  if (members.length === 0) {
    return refuse('no-vehicles', 'No vehicle belongs to the convoy; there is nobody to call back.');
  }
  const foremost = foremostOf(members) ?? 0;
  const cameBy = plan.route.indexOf(plan.route[foremost] ?? '');
  const route = [...plan.route.slice(0, foremost + 1), ...plan.route.slice(0, cameBy).reverse()];
  const regimes = stillApplying(plan, route);
  const legRegimes = regimes.length > 0 ? regimes : undefined;
  const data = { ...happened(command), reason: command.reason, route, ...present({ legRegimes }) };
  return { events: [{ type: 'ConvoyRecalled', data }] };
}
