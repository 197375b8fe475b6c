import { directionAt, kilometresAlong, mentionsOn, modesAlong, type Route } from '../../geography/route.js';
import { type ConvoyPlan, type LegRegime } from '../state/plan.state.js';
import { regimesAlong } from './regimes-along.js';

/** What a plan or a change of plan says of the way. */
export interface Way {
  readonly corridorId?: string | undefined;
  readonly route: Route;
  readonly regime: string;
  readonly legRegimes?: readonly LegRegime[] | undefined;
  readonly plannedDeparture: string;
  readonly plannedArrival?: string | null | undefined;
}

export function planOf({
  corridorId,
  route,
  regime,
  legRegimes = [],
  plannedDeparture,
  plannedArrival,
}: Way): ConvoyPlan {
  return {
    corridorId: corridorId ?? null,
    route,
    kilometres: kilometresAlong(route),
    directions: route.map((_, index) => directionAt(route, index)),
    modes: modesAlong(route),
    mentions: mentionsOn(route),
    regime,
    regimes: regimesAlong(route, regime, legRegimes),
    plannedDeparture,
    plannedArrival: plannedArrival ?? null,
  };
}

export function commonStart(one: Route, other: Route): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length++;
  return length;
}
