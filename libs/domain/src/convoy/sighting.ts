import { placeOf } from '../geography/geography.js';
import { type Direction } from '../geography/route.js';
import { hoursBetween } from '../report/instant.js';
import { type ConvoyPlan, type VehicleState } from './convoy.state.js';

/**
 * No truck covers a road faster than this, km/h. Decides whether a place that the route names twice (a round trip) is
 * meant the next time or the last time.
 */
export const FASTEST_KMH = 120;

/**
 * Clocks of two units differ by minutes, and by half an hour where one keeps the time of the other side of Torkham.
 * Reports closer together than this, in hours, can be in the wrong order.
 */
export const CLOCKS_DIFFER_HOURS = 1;

/** Where on its route a vehicle has been seen. */
export interface Sighting {
  /** Undefined where the place is off the route. */
  readonly index: number | undefined;
  /** True where it has been seen further on so shortly before that a slow clock told this, not a truck that turned. */
  readonly leftBefore: boolean;
}

/** Which mention of `place` on the route a vehicle has been seen at, and whether it has left it before already. */
export function locate(
  plan: ConvoyPlan,
  vehicle: VehicleState,
  place: string,
  at: string,
  direction: Direction | undefined,
): Sighting {
  const mentions = plan.mentions.get(place);
  if (!mentions) return { index: undefined, leftBefore: false };
  const index = mentions.length === 1 ? mentions[0] : whichOf(mentions, plan, vehicle, at, direction);
  if (index === undefined || vehicle.routeIndex === null || index >= vehicle.routeIndex) {
    return { index, leftBefore: false };
  }
  const turned = direction !== undefined && direction !== plan.directions[index];
  return { index, leftBefore: !turned && seenJustBefore(vehicle, at) };
}

/** Seen at a place so shortly before that the two reports can be in the wrong order. */
export function seenJustBefore({ lastPlaceAt }: VehicleState, at: string): boolean {
  return lastPlaceAt !== null && hoursBetween(lastPlaceAt, at) < CLOCKS_DIFFER_HOURS;
}

/** Whether the place is one of the two border sides that it passed last. */
export function hasJustPassed({ passages }: VehicleState, place: string): boolean {
  return passages.at(-1)?.place === place || passages.at(-2)?.place === place;
}

/** The next mention that it can have reached since it was last seen, else the last one behind. */
function whichOf(
  mentions: readonly number[],
  { kilometres, directions }: ConvoyPlan,
  { routeIndex, routeIndexAt }: VehicleState,
  at: string,
  direction: Direction | undefined,
): number | undefined {
  const here = routeIndex ?? 0;
  const inReach = (i: number): boolean => {
    if (routeIndexAt === null) return true;
    const km = Math.abs((kilometres[i] ?? 0) - (kilometres[here] ?? 0));
    // Two posts of one border may be reported within the same minute: a few kilometres always count as reachable.
    return km <= 20 || km <= hoursBetween(routeIndexAt, at) * FASTEST_KMH + 20;
  };
  const pick = (of: readonly number[]): number | undefined => {
    const next = of.find((i) => i >= here);
    if (next !== undefined && inReach(next)) return next;
    const last = of.findLast((i) => i < here);
    return last !== undefined && inReach(last) ? last : undefined;
  };
  const fitting =
    direction === undefined ? mentions : mentions.filter((i) => (directions[i] ?? direction) === direction);
  return (
    pick(fitting) ??
    // A direction that fits nowhere within reach: a truck turned back at the line, or a unit that takes outbound for
    // away from home. The place counts then.
    pick(mentions) ??
    // Out of reach altogether: a clock is wrong, or the report.
    mentions.findLast((i) => i <= here) ??
    mentions[0]
  );
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
  const told = reported ?? (index === undefined ? undefined : plan.directions[index]);
  if (told) return told;
  const here = placeOf(place);
  const open = vehicle.passages.at(-1);
  if (open?.place === place && vehicle.lastPlace === place) return open.direction;
  const origin = plan.route[0];
  const country = vehicle.currentCountry ?? (origin === undefined ? here.country : placeOf(origin).country);
  return country === here.country ? 'outbound' : 'inbound';
}
