import { placeOf } from '../geography/geography.js';
import { type Direction, directionAt } from '../geography/route.js';
import { type ConvoyPlan, type VehicleState } from './convoy.state.js';
import { hoursBetween } from '../report/instant.js';

/**
 * No truck covers a road faster than this, km/h. Decides whether a place that the route names twice (a round trip) is
 * meant the next time or the last time.
 */
export const FASTEST_KMH = 120;

/**
 * Which mention of `place` on the route a vehicle has been seen at: the next one ahead that it can have reached since
 * it was last seen, otherwise the nearest one behind it. A unit with a slow clock that reports a place just left
 * thereby does not move the truck to the way back of a round trip. Undefined where the place is off the route.
 */
export function locate(
  plan: ConvoyPlan,
  vehicle: VehicleState,
  place: string,
  at: string,
  direction: Direction | undefined,
): number | undefined {
  const { route, kilometres } = plan;
  const here = vehicle.routeIndex ?? 0;
  const fits = (i: number): boolean =>
    route[i] === place && (direction === undefined || (directionAt(route, i) ?? direction) === direction);
  const reachable = (i: number): boolean => {
    if (vehicle.routeIndexAt === null || i <= here) return true;
    const km = (kilometres[i] ?? 0) - (kilometres[here] ?? 0);
    // Two posts of one border may be reported within the same minute: a few kilometres always count as reachable.
    return km <= hoursBetween(vehicle.routeIndexAt, at) * FASTEST_KMH + 20;
  };

  let behind: number | undefined;
  for (let i = here; i >= 0 && behind === undefined; i--) if (fits(i)) behind = i;
  if (behind === here) return here;
  let ahead: number | undefined;
  for (let i = here + 1; i < route.length && ahead === undefined; i++) if (fits(i)) ahead = i;

  if (ahead !== undefined && (reachable(ahead) || behind === undefined)) return ahead;
  return behind;
}

/**
 * The direction of a passage: as reported, else as the route tells, else by the country the vehicle was seen in last
 * (a truck that is in the country of the side is about to leave it).
 */
export function directionOf(
  plan: ConvoyPlan,
  vehicle: VehicleState,
  place: string,
  index: number | undefined,
  reported: Direction | undefined,
): Direction {
  const onRoute = index === undefined ? undefined : directionAt(plan.route, index);
  if (reported ?? onRoute) return reported ?? onRoute ?? 'outbound';
  const here = placeOf(place);
  const open = vehicle.passages.at(-1);
  if (open?.place === place && vehicle.lastPlace === place) return open.direction;
  const origin = plan.route[0];
  const country = vehicle.currentCountry ?? (origin === undefined ? here.country : placeOf(origin).country);
  return country === here.country ? 'outbound' : 'inbound';
}
