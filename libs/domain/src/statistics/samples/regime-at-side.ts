import { regimesAlong } from '../../convoy/plan/regimes-along.js';
import { type ConvoyView } from '../../convoy/view/convoy-view.js';
import { type Direction, directionAt } from '../../geography/route.js';

/**
 * Tells under which agreement a convoy passes a side of a border: that of the leg that begins there. Off the route, where
 * a diversion has left it, that of the convoy.
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
    // The last place of a route begins no leg: its own country's agreement is that of the leg before.
    const leg = i === along.length - 1 ? (along[i - 1] ?? applies) : applies;
    if (direction) atSides.set(`${route[i] ?? ''} ${direction}`, leg);
  });
  return (place, direction) => atSides.get(`${place} ${direction}`) ?? regime;
}
