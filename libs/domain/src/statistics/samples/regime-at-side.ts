import { regimesAlong } from '../../convoy/plan/regimes-along.js';
import { type ConvoyView } from '../../convoy/view/convoy-view.js';
import { type Direction, directionAt } from '../../geography/route.js';

/**
 * Finds the agreement under which a convoy passes a side of a border: that of the leg that begins there. At a side that is
 * not on the route, because of a diversion, it is that of the convoy.
 */
export function regimesAtSides({
  route,
  regime,
  legRegimes,
}: Pick<ConvoyView, 'route' | 'regime' | 'legRegimes'>): (place: string, direction: Direction) => string {
  const along = regimesAlong(route, regime, legRegimes);
  const atSides = new Map<string, string>();
  along.forEach((applies, i) => {
    const direction = directionAt(route, i);
    // No leg begins at the last place of a route: the agreement of the leg before applies there.
    const leg = i === along.length - 1 ? (along[i - 1] ?? applies) : applies;
    if (direction) atSides.set(`${route[i] ?? ''} ${direction}`, leg);
  });
  return (place, direction) => atSides.get(`${place} ${direction}`) ?? regime;
}
