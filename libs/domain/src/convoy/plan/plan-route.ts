import { findCorridor, findPlace } from '../../geography/geography.js';
import { borderLeaps, type Route, routeOf } from '../../geography/route.js';
import { refuse, type Refused } from '../../decision/refusal.js';

/** The way that the desk names. `pointer`: to what names it, where that is not the command itself. */
export function planRoute({ corridorId, route }: Along, pointer = ''): { readonly route: Route } | Refused {
  if (corridorId !== undefined && route !== undefined) {
    const detail = 'Give a corridorId or a route, not both.';
    return refuse('no-route', detail, { corridorId, route }, `${pointer}/route`);
  }
  if (corridorId !== undefined) {
    const corridor = findCorridor(corridorId);
    if (corridor) return { route: routeOf(corridor) };
    const detail = `There is no corridor '${corridorId}'; GET /v1/corridors lists them.`;
    return refuse('unknown-corridor', detail, { corridorId }, `${pointer}/corridorId`);
  }
  return route ? drawnRoute(route, pointer) : refuse('no-route', 'A convoy needs a corridorId or a route.');
}

function drawnRoute(references: readonly string[], pointer: string): { readonly route: Route } | Refused {
  const route: string[] = [];
  const pointers: string[] = [];
  for (const [index, reference] of references.entries()) {
    const at = `${pointer}/route/${index}`;
    const place = findPlace(reference);
    if (!place) return unknownPlace(reference, at);
    // A place named twice in a row is one place.
    if (place.slug === route.at(-1)) continue;
    route.push(place.slug);
    pointers.push(at);
  }
  if (route.length < 2) {
    return refuse('route-too-short', 'A route leads through two places at least.', {}, `${pointer}/route`);
  }
  return leapOf(route, (at) => pointers[at]) ?? { route };
}

/** Refuses a route that leaps from one country into another; undefined where it does not. */
export function leapOf(route: Route, pointerTo: (index: number) => string | undefined): Refused | undefined {
  const leap = borderLeaps(route)[0];
  if (!leap) return undefined;
  const detail = `From ${leap.from} the route leaps into another country at ${leap.to}; name both sides of the border crossing between them, or two ports that face each other.`;
  const at = route.findIndex((place, i) => place === leap.to && route[i - 1] === leap.from);
  return refuse('route-leaps-border', detail, { ...leap }, pointerTo(at));
}

export function unknownPlace(place: string, pointer: string): Refused {
  const detail = `There is no place '${place}'; GET /v1/places lists them.`;
  return refuse('unknown-place', detail, { place }, pointer);
}

/** A corridor of the data, or a route of the desk's own: slugs or UN/LOCODEs in the order of travel. Not both. */
export interface Along {
  readonly corridorId?: string;
  readonly route?: readonly string[];
}

/** The place that the desk names as slug or UN/LOCODE; undefined where it names none. */
export function placeNamed(
  place: string | undefined,
  pointer = '/place',
): { readonly place: string | undefined } | Refused {
  if (place === undefined) return { place };
  const found = findPlace(place);
  return found ? { place: found.slug } : unknownPlace(place, pointer);
}
