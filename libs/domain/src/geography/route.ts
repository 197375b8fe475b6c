import { areFacing, carriedBetween, isKnownPlace, legOnCorridor, placeOf } from './geography.js';
import { greatCircleKm } from './great-circle.js';
import { type Corridor, type Leg, type LegMode } from './place.js';

/** Slugs of places in the order of travel. A round trip names places twice. */
export type Route = readonly string[];

/** From the viewpoint of the country that owns the side: outbound leaves it, inbound enters it. */
export type Direction = 'outbound' | 'inbound';

export function routeOf(corridor: Corridor): Route {
  const first = corridor.legs[0];
  return first ? [first.from, ...corridor.legs.map((leg) => leg.to)] : [];
}

/** The leg between two places. Where no corridor has it, it is a great circle, and `distanceSource` says so. */
export function legBetween(from: string, to: string): Leg {
  const known = legOnCorridor(from, to) ?? reversed(legOnCorridor(to, from));
  if (known) return known;
  const [start, end] = [placeOf(from), placeOf(to)];
  const borderCrossing = areFacing(from, to);
  return {
    from,
    to,
    ...withMode(from, to),
    country: start.country,
    ...(borderCrossing ? { toCountry: end.country } : {}),
    // To a place that is known no more nobody knows the way.
    distanceKm: Math.ceil(greatCircleKm(start, end)) || 0,
    borderCrossing,
    distanceSource: 'great circle between the places; no corridor has this leg',
  };
}

/** Without a corridor that says it: as they face each other, and to a rail yard by train. */
function withMode(from: string, to: string): Pick<Leg, 'mode'> {
  const mode = carriedBetween(from, to);
  if (mode) return { mode };
  return [from, to].some((place) => placeOf(place).kind === 'rail-yard') ? { mode: 'rail' } : {};
}

function reversed(leg: Leg | undefined): Leg | undefined {
  if (!leg) return undefined;
  const { from, to, country, toCountry, ...rest } = leg;
  const back = { ...rest, from: to, to: from, country: toCountry ?? country };
  return toCountry === undefined ? back : { ...back, toCountry: country };
}

/** The legs from the first mention of `from` to the next one of `to`; undefined where the route does not lead so. */
export function legsBetween(route: Route, from: string, to: string): readonly Leg[] | undefined {
  const start = route.indexOf(from);
  const end = start < 0 ? -1 : route.indexOf(to, start);
  if (end < 0) return undefined;
  return route.slice(start, end).map((place, i) => legBetween(place, route[start + i + 1] ?? place));
}

/** How vehicles go over the leg between two places. */
export function modeBetween(from: string, to: string): LegMode {
  return legBetween(from, to).mode ?? 'road';
}

/** For each place of a route how vehicles come to it from the place before; the first one: by road. */
export function modesAlong(route: Route): readonly LegMode[] {
  return route.map((place, i) => {
    const previous = route[i - 1];
    return previous === undefined ? 'road' : modeBetween(previous, place);
  });
}

/** Kilometres from the start of a route to each of its places, by whatever mode. */
export function kilometresAlong(route: Route): readonly number[] {
  let km = 0;
  return route.map((place, i) => {
    const previous = route[i - 1];
    if (previous !== undefined) km += legBetween(previous, place).distanceKm;
    return km;
  });
}

/** Place -> where a route mentions it, in the order of travel. */
export function mentionsOn(route: Route): ReadonlyMap<string, readonly number[]> {
  const mentions = new Map<string, number[]>();
  route.forEach((place, index) => {
    const known = mentions.get(place);
    if (known) known.push(index);
    else mentions.set(place, [index]);
  });
  return mentions;
}

/** In which direction a route passes the border side at this index; undefined where it is no side, or not crossed. */
export function directionAt(route: Route, index: number): Direction | undefined {
  const [before, place, after] = [route[index - 1], route[index], route[index + 1]];
  if (place === undefined) return undefined;
  if (after !== undefined && areFacing(place, after)) return 'outbound';
  return before !== undefined && areFacing(before, place) ? 'inbound' : undefined;
}

/** Where a route leaps from one country into another without two sides that face each other, by whatever mode. */
export function borderLeaps(route: Route): readonly { from: string; to: string }[] {
  return route.flatMap((to, i) => {
    const from = route[i - 1];
    if (from === undefined || ![from, to].every(isKnownPlace)) return [];
    if (placeOf(from).country === placeOf(to).country) return [];
    return areFacing(from, to) ? [] : [{ from, to }];
  });
}
