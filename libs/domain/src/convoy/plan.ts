import { directionAt, kilometresAlong, mentionsOn } from '../geography/route.js';
import { type LegRegime } from './convoy.events.js';
import { type ConvoyPlan } from './convoy.state.js';

/** What a plan or a change of plan says of the way. */
export interface Way {
  readonly corridorId?: string;
  readonly route: readonly string[];
  readonly regime: string;
  readonly legRegimes?: readonly LegRegime[];
  readonly plannedDeparture: string;
  readonly plannedArrival?: string;
}

/** A plan with all that follows from its route. */
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
    mentions: mentionsOn(route),
    regime,
    regimes: regimesAlong(route, regime, legRegimes),
    plannedDeparture,
    plannedArrival: plannedArrival ?? null,
  };
}

/** For each place the regime of the leg that begins there. Of two that cover a leg, the later one named holds. */
function regimesAlong(
  route: readonly string[],
  regime: string,
  legRegimes: readonly LegRegime[],
): readonly string[] {
  const along = route.map(() => regime);
  for (const leg of legRegimes) {
    const from = route.indexOf(leg.from);
    const to = from < 0 ? -1 : route.indexOf(leg.to, from + 1);
    if (to > from) along.fill(leg.regime, from, to);
  }
  return along;
}

/** How many places two routes have in common from the start on. */
export function commonStart(one: readonly string[], other: readonly string[]): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length++;
  return length;
}
