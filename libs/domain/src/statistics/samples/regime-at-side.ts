import { regimesAlong } from '../../convoy/plan/regimes-along.js';
import { type ConvoyView } from '../../convoy/view/convoy-view.js';
import { type Direction, directionAt } from '../../geography/route.js';

/** The agreement at a side of a border: of the leg that begins there; off the route, that of the convoy. */
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
