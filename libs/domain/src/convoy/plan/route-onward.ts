import { type Route } from '../../geography/route.js';
import { refuse, type Refused } from '../../decision/refusal.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { type ConvoyPlan } from '../state/plan.state.js';
import { leapOf } from './plan-route.js';

/**
 * The whole route of a convoy that goes on by another way: the part driven up to where the new way leaves it, and the
 * new way. That begins at a place of the old route, else where a vehicle was seen last.
 */
export function divertedRoute(
  { route, mentions }: ConvoyPlan,
  vehicles: readonly VehicleState[],
  way: Route,
): { readonly route: Route } | Refused {
  const begin = way[0] ?? '';
  const foremost = foremostOf(vehicles) ?? -1;
  const named = mentions.get(begin);
  // On a round trip the place may be named twice: the last time that it was driven through counts.
  const fork = named?.findLast((index) => index <= foremost) ?? named?.[0];
  if (fork !== undefined) return { route: [...route.slice(0, fork), ...way] };

  const there = vehicles.filter(({ lastPlace }) => lastPlace === begin);
  if (there.length === 0) {
    const detail = `The new way begins at ${begin}, which is neither on the route that the convoy has now nor where a vehicle was seen last; begin it at such a place.`;
    return refuse('route-does-not-lead-on', detail, { begins: begin, route }, '/route/0');
  }
  const driven = route.slice(0, (foremostOf(there) ?? 0) + 1);
  const whole = [...driven, ...way];
  return leapOf(whole, () => '/route/0') ?? { route: whole };
}

/**
 * The rest of a corridor for a convoy that goes over to it: from its last place that the convoy has driven through or
 * where a vehicle stands; else from its first place on the route ahead. Undefined where they have no place in common.
 */
export function restOfCorridor(
  { route }: ConvoyPlan,
  vehicles: readonly VehicleState[],
  corridor: Route,
): Route | undefined {
  const driven = new Set<string | null>(route.slice(0, (foremostOf(vehicles) ?? 0) + 1));
  for (const { lastPlace } of vehicles) driven.add(lastPlace);
  const came = corridor.findLastIndex((place, i) => driven.has(place) && corridor.indexOf(place) === i);
  const from = came >= 0 ? came : corridor.findIndex((place) => route.includes(place));
  return from < 0 ? undefined : corridor.slice(from);
}

/** How far along the route the foremost of these vehicles was seen; undefined where none was seen on it. */
export function foremostOf(vehicles: readonly VehicleState[]): number | undefined {
  const seen = vehicles.flatMap(({ routeIndex }) => routeIndex ?? []);
  return seen.length > 0 ? Math.max(...seen) : undefined;
}
