import { areFacing, placeOf } from '../../geography/geography.js';
import { type Direction } from '../../geography/route.js';
import { hoursBetween } from '../../time/instant.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { type ConvoyPlan } from '../state/plan.state.js';
import { CLOCKS_DIFFER_HOURS } from '../clocks/clock-difference.js';

/** No truck covers a road faster, nor a ship or a train that carries it, km/h. Decides which mention of a place on a round trip a report means. */
export const FASTEST_KMH = 120;

export interface RoutePoint {
  /** Undefined where the place is off the route. */
  readonly index: number | undefined;
  /** True where it has been seen further on so shortly before that a slow clock explains it, not a truck that turned. */
  readonly leftBefore: boolean;
}

/** Which mention of `place` on the route a vehicle has been seen at, and whether it has left it before already. */
export function locate(
  plan: ConvoyPlan,
  vehicle: VehicleState,
  place: string,
  at: string,
  direction: Direction | undefined,
): RoutePoint {
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

/** The next mention that it can have reached since it was last seen, else the last one that it has passed. */
function whichOf(
  mentions: readonly number[],
  plan: ConvoyPlan,
  vehicle: VehicleState,
  at: string,
  direction: Direction | undefined,
): number | undefined {
  const { routeIndex, routeIndexAt } = vehicle;
  const here = routeIndex ?? 0;
  const inReach = (i: number): boolean => routeIndexAt === null || isInReach(plan, here, i, routeIndexAt, at);
  const pick = (of: readonly number[]): number | undefined => {
    const next = of.find((i) => i >= here);
    if (next !== undefined && inReach(next)) return next;
    const last = of.findLast((i) => i < here);
    return last !== undefined && inReach(last) ? last : undefined;
  };
  const { directions } = plan;
  const fitting =
    direction === undefined ? mentions : mentions.filter((i) => (directions[i] ?? direction) === direction);
  return (
    pick(fitting) ??
    (direction === undefined ? undefined : beyondFarEnd(fitting, plan, vehicle, at)) ??
    // A direction that fits nowhere within reach: a truck turned back at the line, or a unit that takes outbound for
    // away from home. The place counts then.
    pick(mentions) ??
    // Out of reach altogether: a clock is wrong, or the report.
    mentions.findLast((i) => i <= here) ??
    mentions[0]
  );
}

/**
 * The mention on the way back that a reported direction points to, where nobody reported the far end: reports on the way
 * back that name no direction look like a truck that turned round, and time is too short since the last of them.
 * Counted from where a direction was reported last, time has to suffice; and no border may lie between that it would
 * then have crossed unseen, but the facing side, which it has.
 */
function beyondFarEnd(
  fitting: readonly number[],
  plan: ConvoyPlan,
  { routeIndex, passages }: VehicleState,
  at: string,
): number | undefined {
  const next = fitting[0];
  if (next === undefined || routeIndex === null || next <= routeIndex) return undefined;
  const side = plan.route[next] ?? '';
  for (let i = routeIndex + 1; i < next; i++) {
    if (plan.directions[i] && !areFacing(side, plan.route[i] ?? '')) return undefined;
  }
  const sure = passages.findLast(({ reportedBy }) => reportedBy.direction !== null);
  const since = sure?.exitedAt ?? sure?.enteredAt ?? sure?.arrivedAt;
  const from =
    sure &&
    plan.mentions.get(sure.place)?.findLast((i) => i <= routeIndex && plan.directions[i] === sure.direction);
  return since && from !== undefined && isInReach(plan, from, next, since, at) ? next : undefined;
}

/** Whether a truck can have driven from one place of the route to another since an instant. */
function isInReach({ kilometres }: ConvoyPlan, from: number, to: number, since: string, at: string): boolean {
  const km = Math.abs((kilometres[to] ?? 0) - (kilometres[from] ?? 0));
  // Two posts of one border may be reported within the same minute: a few kilometres always count as reachable.
  return km <= 20 || km <= hoursBetween(since, at) * FASTEST_KMH + 20;
}

/**
 * The direction of a passage: as reported, else as the route leads, else by the country the vehicle was seen in last
 * (a truck that is in the country of the side is about to leave it). Against the route, it follows from where the vehicle came from.
 */
export function directionOf(
  plan: ConvoyPlan,
  vehicle: VehicleState,
  place: string,
  index: number | undefined,
  reported: Direction | undefined,
): Direction {
  if (reported) return reported;
  if (standsInside(vehicle, place)) return 'outbound';
  const along = index === undefined ? undefined : plan.directions[index];
  const isBackwards = index !== undefined && vehicle.routeIndex !== null && index < vehicle.routeIndex;
  if (along && !(isBackwards && cameFromBeyond(vehicle, place, along))) return along;
  const here = placeOf(place);
  const open = vehicle.passages.at(-1);
  if (open?.place === place && vehicle.lastPlace === place) return open.direction;
  const origin = plan.route[0];
  const country = vehicle.currentCountry ?? (origin === undefined ? here.country : placeOf(origin).country);
  return country === here.country ? 'outbound' : 'inbound';
}

/** Whether it has left this side for the country behind it and is still in there: it turned round. */
function standsInside({ passages, currentCountry }: VehicleState, place: string): boolean {
  const last = passages.at(-1);
  const hasEntered = last?.place === place && last.direction === 'inbound' && last.exitedAt !== null;
  return hasEntered && currentCountry === placeOf(place).country;
}

/**
 * Whether it was on the far side of a border side and comes back through it: from a town, or from the facing side after
 * leaving that one outbound. Who was only turned back at the line stands where it stood before.
 */
function cameFromBeyond({ lastPlace, passages }: VehicleState, place: string, along: Direction): boolean {
  if (lastPlace === null || !areFacing(place, lastPlace)) return true;
  const last = passages.at(-1);
  return along === 'outbound' && last?.place === lastPlace && last.direction === 'outbound';
}
