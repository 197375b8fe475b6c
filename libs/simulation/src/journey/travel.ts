import { directionAt } from '#kafila/domain';
import { crossBorder } from './border.js';
import { drive } from './drive.js';
import { type Party } from './moment.js';
import { duration, GAP, inMillis, type Road } from './road.js';

export function setOut(road: Road, party: Party): void {
  pass(road, party);
}

/**
 * Takes a party along its route, as far as the place at `stop`, which is no side of a border. Vehicles stay together
 * until a border or a mishap separates them. Gives the parties that arrive, each with its time.
 */
export function travel(road: Road, party: Party, stop: number): readonly Party[] {
  const { route, index } = party;
  const [before, here, next, beyond] = [-1, 0, 1, 2].map((step) => route[index + step]);
  if (index >= stop || here === undefined || next === undefined) return [party];
  const ready = road.events.leaving(before === next ? turnAround(road, party) : party);
  const arrived = { ...ready, at: drive(road, ready, here, next), index: index + 1 };
  if (directionAt(route, index + 1) === 'outbound' && beyond !== undefined) {
    road.events.atBorder(arrived);
    const { escort: _left, ...unescorted } = arrived;
    const through = crossBorder(road, arrived, next, beyond);
    return through.flatMap((group) => travel(road, { ...unescorted, ...group, index: index + 2 }, stop));
  }
  pass(road, arrived);
  return road.events.arriving(arrived).flatMap((part) => travel(road, part, stop));
}

/** Unloads a party where it is. Gives the time when each vehicle is empty. */
export function unload(road: Road, { vehicleIds, at, route, index }: Party): readonly number[] {
  const place = route[index] ?? '';
  return vehicleIds.map((vehicleId) => {
    const unloadedAt = at + duration(road.dice, road.driving.unloadingHours, 0.6, 6 * GAP);
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

/** At the far end of a round trip the party unloads, and waits until all vehicles have new loads. */
function turnAround(road: Road, party: Party): Party {
  const dwell = Math.max(GAP, inMillis(road.dice.lognormal(road.driving.turnaroundHours, 0.3)));
  return { ...party, at: Math.max(...unload(road, party)) + dwell };
}

function pass(road: Road, { vehicleIds, at, route, index }: Party): void {
  const place = route[index] ?? '';
  road.moments.push({ type: 'CheckpointPassed', at, vehicleIds, place, clockOf: place });
}
