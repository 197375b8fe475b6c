import { directionAt, kilometresAlong, mentionsOn, type Route } from '../../geography/route.js';
import { type ConvoyPlan, type LegRegime, type ModeOfStretch } from '../state/plan.state.js';
import { modesOf } from './leg-modes.js';
import { regimesAlong } from './regimes-along.js';

/** What a plan or a change of plan says of the way. */
export interface Way {
  readonly corridorId?: string | undefined;
  readonly route: Route;
  readonly regime: string;
  readonly legRegimes?: readonly LegRegime[] | undefined;
  /** What the desk says of modes; elsewhere vehicles go as the geography has it. */
  readonly legModes?: readonly ModeOfStretch[] | undefined;
  readonly plannedDeparture: string;
  readonly plannedArrival?: string | null | undefined;
}

export function planOf({
  corridorId,
  route,
  regime,
  legRegimes = [],
  legModes = [],
  plannedDeparture,
  plannedArrival,
}: Way): ConvoyPlan {
  return {
    corridorId: corridorId ?? null,
    route,
    kilometres: kilometresAlong(route),
    directions: route.map((_, index) => directionAt(route, index)),
    modes: modesOf(route, legModes),
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
