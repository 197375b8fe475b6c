import { type ConvoyDiverted, type ConvoyRecalled } from '../events/decisions.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { type ConvoyPlan } from '../state/plan.state.js';
import { commonStart, planOf } from '../plan/plan.js';
import { changed } from '../state/change-vehicles.js';

/**
 * From here on another way. Who is still where both ways are one goes on counting; who was beyond comes back to the
 * fork, unless it stands on the new way already, which the desk may learn late.
 */
export function divert(state: ConvoyState, { data }: ConvoyDiverted): ConvoyState {
  const { plan } = state;
  const next = planOf({
    corridorId: data.corridorId,
    route: data.route,
    regime: plan.regime,
    legRegimes: data.legRegimes,
    plannedDeparture: plan.plannedDeparture,
    plannedArrival: data.plannedArrival ?? plan.plannedArrival,
  });
  const fork = commonStart(plan.route, data.route) - 1;
  const relocated = changed(state, [...state.vehicles.keys()], (vehicle) => ({
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

/**
 * From here on all go home. Each stands on the way back now, wherever it had come to: who turns round before a border
 * has not been beyond it. When it is to arrive, nobody planned.
 */
export function recall(state: ConvoyState, { data }: ConvoyRecalled): ConvoyState {
  const { plan } = state;
  const next = planOf({
    route: data.route,
    regime: plan.regime,
    legRegimes: data.legRegimes,
    plannedDeparture: plan.plannedDeparture,
  });
  const turn = commonStart(plan.route, data.route) - 1;
  const turned = changed(state, [...state.vehicles.keys()], (vehicle) => {
    const here = vehicle.routeIndex === null ? undefined : plan.route[vehicle.routeIndex];
    if (here === undefined) return vehicle;
    return { ...vehicle, routeIndex: next.mentions.get(here)?.at(-1) ?? (turn < 0 ? null : turn) };
  });
  return { ...turned, plan: next };
}
