import { type DeskCommand, happened } from '../../decision/desk-command.js';
import { present } from '../../decision/present.js';
import { refuse, type Refused } from '../../decision/refusal.js';
import { type Happened, type Of } from '../../event/happened.js';
import { type Route } from '../../geography/route.js';
import { membersOf } from '../members/named-members.js';
import { modesOf, modesStillApplying, readLegModes } from '../plan/leg-modes.js';
import { readLegRegimes } from '../plan/leg-regimes.js';
import { commonStart, planOf } from '../plan/plan.js';
import { type Along, planRoute } from '../plan/plan-route.js';
import { tooEarly } from '../plan/planned-arrival.js';
import { stillApplying } from '../plan/regimes-along.js';
import { divertedRoute, restOfCorridor } from '../plan/route-onward.js';
import { changeVehicles } from '../state/change-vehicles.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { type ConvoyPlan, type LegRegime, type ModeOfStretch } from '../state/plan.state.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { type Decision, NOBODY_MOVES } from './decision.js';

export type ConvoyDiverted = Of<
  'ConvoyDiverted',
  Happened & {
    readonly reason: string;
    readonly corridorId?: string;
    /** The whole route from its start, the part already driven included up to where the new way leaves it. */
    readonly route: readonly string[];
    /** Of the whole route: those that still apply, then the new ones. */
    readonly legRegimes?: readonly LegRegime[];
    /** The same of what the desk said of modes. */
    readonly legModes?: readonly ModeOfStretch[];
    readonly plannedArrival?: string;
  }
>;

/** Along a corridor's rest, or by a way of the desk's own from a place of the old route or where a vehicle is. */
export interface DivertConvoy extends DeskCommand, Along {
  readonly type: 'divert';
  readonly reason: string;
  readonly legRegimes?: readonly LegRegime[];
  readonly legModes?: readonly ModeOfStretch[];
  readonly plannedArrival?: string;
}

/** From here on another way: Torkham is shut, so by Chaman (dossier 8.3). */
export const divertConvoy: Decision<DivertConvoy, ConvoyDiverted> = {
  command: 'divert',
  event: 'ConvoyDiverted',
  affects: 'facts since',
  decide(command, state) {
    const { plan } = state;
    const whole = wholeRoute(command, state);
    if ('refusal' in whole) return whole;
    const { route } = whole;
    const carried = readLegModes(command.legModes ?? [], route);
    if ('refusal' in carried) return carried;
    const modes = [...modesStillApplying(plan, route), ...carried.legModes];
    const isSameWay = route.length === plan.route.length && commonStart(route, plan.route) === route.length;
    if (isSameWay && modesOf(route, modes).every((mode, i) => mode === plan.modes[i])) {
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
    const legModes = modes.length > 0 ? modes : undefined;
    const way = { ...present({ corridorId }), route, ...present({ legRegimes, legModes, plannedArrival }) };
    return { events: [{ type: 'ConvoyDiverted', data: { ...happened(command), reason, ...way } }] };
  },
  apply(state, { data: { occurredAt, reason } }) {
    return { ...state, diversions: [...state.diversions, { divertedAt: occurredAt, reason }] };
  },
  moves: () => NOBODY_MOVES,
  takeEffect: goAnotherWay,
};

function wholeRoute(command: DivertConvoy, state: ConvoyState): { readonly route: Route } | Refused {
  const members = membersOf(state);
  const named = planRoute(command);
  if ('refusal' in named) return named;
  if (command.corridorId === undefined) return divertedRoute(state.plan, members, named.route);
  const rest = restOfCorridor(state.plan, members, named.route);
  if (rest) return divertedRoute(state.plan, members, rest);
  const { corridorId } = command;
  const detail = `The corridor ${corridorId} has no place in common with the route that the convoy has now, and no vehicle was seen on it; draw the way that leads there.`;
  return refuse('route-does-not-lead-on', detail, { route: state.plan.route }, '/corridorId');
}

/**
 * From here on another way. Who is still where both ways are one goes on counting; who was beyond comes back to the
 * fork, unless it stands on the new way already, which the desk may learn late.
 */
function goAnotherWay(state: ConvoyState, { data }: ConvoyDiverted): ConvoyState {
  const { plan } = state;
  const next = planOf({
    corridorId: data.corridorId,
    route: data.route,
    regime: plan.regime,
    legRegimes: data.legRegimes,
    legModes: data.legModes,
    plannedDeparture: plan.plannedDeparture,
    plannedArrival: data.plannedArrival ?? plan.plannedArrival,
  });
  const fork = commonStart(plan.route, data.route) - 1;
  const relocated = changeVehicles(state, [...state.vehicles.keys()], (vehicle) => ({
    ...vehicle,
    ...onNewWay(vehicle, plan, next, fork),
  }));
  return { ...relocated, plan: next };
}

type Located = Pick<VehicleState, 'routeIndex' | 'routeIndexAt'>;

function onNewWay(vehicle: VehicleState, plan: ConvoyPlan, next: ConvoyPlan, fork: number): Located {
  const { routeIndex, routeIndexAt, lastPlace, lastPlaceAt } = vehicle;
  const onOldWay = routeIndex !== null && plan.route[routeIndex] === lastPlace;
  if (onOldWay && routeIndex <= fork) return { routeIndex, routeIndexAt };
  const found = lastPlace === null ? undefined : next.mentions.get(lastPlace)?.find((i) => i > fork);
  if (found !== undefined) return { routeIndex: found, routeIndexAt: lastPlaceAt };
  if (routeIndex === null || fork < 0) return { routeIndex: null, routeIndexAt: null };
  return { routeIndex: Math.min(routeIndex, fork), routeIndexAt };
}
