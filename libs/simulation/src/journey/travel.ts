import { directionAt, type Route } from '#kafila/domain';
import { type Dice } from '../chance/dice.js';
import { type SimulationParameters } from '../parameters/parameters.js';
import { crossBorder } from './border.js';
import { drive } from './drive.js';
import { type Journey, type Traveller } from './moment.js';
import { duration, GAP, type Group, inMillis, type Road } from './road.js';

/**
 * Makes the whole journey of vehicles that set out together: the known truth. They stay together as far as their
 * routes are the same, except where a border parts them.
 *
 * @param departAt milliseconds of the epoch, whole seconds
 */
export function travel(
  travellers: readonly Traveller[],
  departAt: number,
  dice: Dice,
  { driving, borders }: Pick<SimulationParameters, 'driving' | 'borders'>,
): Journey {
  const road: Road = { dice, driving, borders, moments: [], silences: new Map() };
  const routes = new Map(travellers.map(({ vehicleId, route }) => [vehicleId, route]));
  const group = { vehicleIds: travellers.map(({ vehicleId }) => vehicleId), at: departAt };
  pass(road, group, travellers[0]?.route[0] ?? '');
  goOn(road, routes, group, 0);
  road.moments.sort((a, b) => a.at - b.at);
  return { moments: road.moments, silences: road.silences };
}

/** The rest of the journey of a group that is at the place at `index` of its routes. */
function goOn(road: Road, routes: ReadonlyMap<string, Route>, group: Group, index: number): void {
  for (const [route, vehicleIds] of byNextPlace(routes, group, index + 1)) {
    const [before, here, next, beyond] = [-1, 0, 1, 2].map((step) => route[index + step]);
    const part = { ...group, vehicleIds };
    if (here === undefined) continue;
    if (next === undefined) {
      unload(road, part, here);
      continue;
    }
    const ready = before === next ? turnAround(road, part, here) : part;
    const arrived = { vehicleIds, at: drive(road, ready, here, next) };
    if (directionAt(route, index + 1) === 'outbound' && beyond !== undefined) {
      for (const through of crossBorder(road, arrived, next, beyond)) goOn(road, routes, through, index + 2);
    } else {
      pass(road, arrived, next);
      goOn(road, routes, arrived, index + 1);
    }
  }
}

/** Parts a group where its roads part. */
function byNextPlace(
  routes: ReadonlyMap<string, Route>,
  group: Group,
  index: number,
): ReadonlyMap<Route, readonly string[]> {
  const parts = new Map<string | undefined, { route: Route; vehicleIds: string[] }>();
  for (const vehicleId of group.vehicleIds) {
    const route = routes.get(vehicleId) ?? [];
    const part = parts.get(route[index]);
    if (part) part.vehicleIds.push(vehicleId);
    else parts.set(route[index], { route, vehicleIds: [vehicleId] });
  }
  return new Map([...parts.values()].map(({ route, vehicleIds }) => [route, vehicleIds]));
}

/** The far end of a round trip: unloads, and waits until all have new loads. */
function turnAround(road: Road, group: Group, place: string): Group {
  const dwell = Math.max(GAP, inMillis(road.dice.lognormal(road.driving.turnaroundHours, 0.3)));
  return { ...group, at: Math.max(...unload(road, group, place)) + dwell };
}

function unload(road: Road, { vehicleIds, at }: Group, place: string): readonly number[] {
  return vehicleIds.map((vehicleId) => {
    const unloadedAt = at + duration(road.dice, road.driving.unloadingHours, 0.6, 2 * GAP);
    road.moments.push({
      type: 'CargoDelivered',
      at: unloadedAt,
      vehicleIds: [vehicleId],
      place,
      clockOf: place,
    });
    return unloadedAt;
  });
}

function pass(road: Road, { vehicleIds, at }: Group, place: string): void {
  road.moments.push({ type: 'CheckpointPassed', at, vehicleIds, place, clockOf: place });
}
