import { legBetween } from '#kafila/domain';
import { SHIP_KMH } from '../parameters/driving.js';
import { type SideTimes } from '../parameters/borders.js';
import { drive } from './drive.js';
import { HOUR, MINUTE } from './local-time.js';
import { type Stay } from './moment.js';
import { duration, GAP, type Group, inMillis, type Road } from './road.js';

/** Longer distances between two facing posts are driven like any road: Sost to Tashkurgan, 217 km. */
const NO_MANS_LAND_KM = 40;
const NO_MANS_LAND_KMH = 15;

interface Crossed {
  readonly vehicleId: string;
  readonly at: number;
}

/**
 * Takes a group through both sides of a border. It joins the queue together, and its vehicles go through one by one.
 * Gives the groups in which they leave the other side.
 */
export function crossBorder(road: Road, group: Group, near: string, far: string): readonly Group[] {
  road.moments.push({
    type: 'BorderArrived',
    at: group.at,
    vehicleIds: group.vehicleIds,
    place: near,
    direction: 'outbound',
    clockOf: near,
  });
  let called = group.at + waiting(road, near);
  const crossed = road.dice.shuffle(group.vehicleIds).map((vehicleId): Crossed => {
    const left = process(road, vehicleId, near, 'outbound', { arrivedAt: group.at, enteredAt: called });
    called += duration(road.dice, road.borders.spacingMinutes / 60, 0.6, MINUTE);
    const arrivedAt = betweenPosts(road, vehicleId, near, far, left);
    road.moments.push({
      type: 'BorderArrived',
      at: arrivedAt,
      vehicleIds: [vehicleId],
      place: far,
      direction: 'inbound',
      clockOf: far,
    });
    const enteredAt = arrivedAt + waiting(road, far);
    return { vehicleId, at: process(road, vehicleId, far, 'inbound', { arrivedAt, enteredAt }) };
  });
  return regroup(road, crossed, group.vehicleIds, far);
}

function waiting(road: Road, side: string): number {
  return duration(road.dice, timesAt(road, side).waiting, road.borders.waitingSigma, 3 * GAP);
}

/** Takes a vehicle through one side. Gives the time of its exit. */
function process(
  road: Road,
  vehicleId: string,
  side: string,
  direction: 'outbound' | 'inbound',
  { arrivedAt, enteredAt }: Pick<Stay, 'arrivedAt' | 'enteredAt'>,
): number {
  const moment = { vehicleIds: [vehicleId], place: side, direction, clockOf: side };
  const heldHours = road.events.heldAt(side);
  const usual = duration(road.dice, timesAt(road, side).processing, road.borders.processingSigma, 12 * GAP);
  const exitedAt = enteredAt + usual + inMillis(heldHours);
  road.moments.push({ type: 'BorderEntered', at: enteredAt, ...moment });
  road.moments.push({ type: 'BorderExited', at: exitedAt, ...moment });
  road.stays.push({ vehicleId, place: side, direction, arrivedAt, enteredAt, exitedAt, held: heldHours > 0 });
  return exitedAt;
}

function timesAt({ borders }: Road, side: string): SideTimes {
  return borders.sides[side] ?? borders.elsewhere;
}

function betweenPosts(road: Road, vehicleId: string, near: string, far: string, left: number): number {
  const { distanceKm: km, mode } = legBetween(near, far);
  if (mode === 'sea') return left + duration(road.dice, km / SHIP_KMH, 0.2, 2 * GAP);
  if (km > NO_MANS_LAND_KM) return drive(road, { vehicleIds: [vehicleId], at: left }, near, far);
  return left + duration(road.dice, km / NO_MANS_LAND_KMH, 0.3, 2 * GAP);
}

/** Vehicles that are through wait for the others: for all of them, or for some hours. */
function regroup(
  road: Road,
  crossed: readonly Crossed[],
  order: readonly string[],
  far: string,
): readonly Group[] {
  const inOrder = [...crossed].sort((a, b) => a.at - b.at);
  const first = inOrder[0]?.at ?? 0;
  const waitsForAll = road.dice.chance(road.borders.regroupShare);
  const patience = waitsForAll ? Infinity : first + road.borders.patienceHours * HOUR;
  const groups = [
    inOrder.filter((vehicle) => vehicle.at <= patience),
    inOrder.filter((vehicle) => vehicle.at > patience),
  ];
  return groups.flatMap((group) => {
    const last = group.at(-1);
    if (!last) return [];
    const at = last.at + inMillis(road.dice.between(0.25, 0.75));
    for (const vehicle of group) waitForOthers(road, vehicle, at, far);
    const members = new Set(group.map((vehicle) => vehicle.vehicleId));
    return { vehicleIds: order.filter((vehicleId) => members.has(vehicleId)), at };
  });
}

function waitForOthers(road: Road, { vehicleId, at }: Crossed, until: number, place: string): void {
  if (until - at < HOUR) return;
  const moment = { vehicleIds: [vehicleId], place, clockOf: place };
  road.moments.push({
    type: 'VehiclesHalted',
    at: at + GAP,
    details: { reason: 'convoy-forming' },
    ...moment,
  });
  road.moments.push({ type: 'VehiclesResumed', at: until, ...moment });
}
