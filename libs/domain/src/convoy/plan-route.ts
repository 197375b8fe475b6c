import { findCorridor, findPlace } from '../geography/geography.js';
import { borderLeaps, type Route, routeOf } from '../geography/route.js';
import { type PlanConvoy } from './convoy.commands.js';
import { refuse, type Refused } from '../refusal.js';

/** The route of a convoy to be planned: that of its corridor, or the one the desk drew itself. */
export function planRoute({ corridorId, route }: PlanConvoy): { readonly route: Route } | Refused {
  if (corridorId !== undefined && route !== undefined) {
    return refuse('no-route', 'Give a corridorId or a route, not both.', { corridorId, route }, '/route');
  }
  if (corridorId !== undefined) {
    const corridor = findCorridor(corridorId);
    if (corridor) return { route: routeOf(corridor) };
    const detail = `There is no corridor '${corridorId}'; GET /v1/corridors lists them.`;
    return refuse('unknown-corridor', detail, { corridorId }, '/corridorId');
  }
  return route ? drawnRoute(route) : refuse('no-route', 'A convoy needs a corridorId or a route.');
}

function drawnRoute(references: readonly string[]): { readonly route: Route } | Refused {
  const route: string[] = [];
  const pointers: string[] = [];
  for (const [index, reference] of references.entries()) {
    const place = findPlace(reference);
    if (!place) {
      const detail = `There is no place '${reference}'; GET /v1/places lists them.`;
      return refuse('unknown-place', detail, { place: reference }, `/route/${index}`);
    }
    // A place named twice in a row is one place.
    if (place.slug === route.at(-1)) continue;
    route.push(place.slug);
    pointers.push(`/route/${index}`);
  }
  if (route.length < 2)
    return refuse('route-too-short', 'A route leads through two places at least.', {}, '/route');
  const leap = borderLeaps(route)[0];
  if (leap) {
    const detail = `From ${leap.from} the route leaps into another country at ${leap.to}; name both sides of the border crossing between them.`;
    const at = route.findIndex((place, i) => place === leap.to && route[i - 1] === leap.from);
    return refuse('route-leaps-border', detail, { ...leap }, pointers[at]);
  }
  return { route };
}
