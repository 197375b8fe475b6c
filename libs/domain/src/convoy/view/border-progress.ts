import { type Direction } from '../../geography/route.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { type VehicleState } from '../state/vehicle.state.js';

export interface BorderProgress {
  readonly place: string;
  readonly direction: Direction;
  readonly through: number;
  readonly of: number;
}

/** The sides of borders on the route in the order of travel, and how many of these vehicles are through. */
export function bordersOf(
  { plan, recalledAt }: ConvoyState,
  vehicles: readonly VehicleState[],
): readonly BorderProgress[] {
  return plan.route.flatMap((place, index) => {
    const direction = plan.directions[index];
    if (!direction) return [];
    // On the way home some have turned round before a border that others have been beyond.
    const through = vehicles.filter(
      (vehicle) =>
        isThrough(vehicle, place, direction, index) &&
        (recalledAt === null || hasPassed(vehicle, place, direction)),
    );
    return [{ place, direction, through: through.length, of: vehicles.length }];
  });
}

/** Seen beyond the side, or seen to leave it: who was turned back since is not through. */
function isThrough(vehicle: VehicleState, place: string, direction: Direction, index: number): boolean {
  if (vehicle.routeIndex !== index) return vehicle.routeIndex !== null && vehicle.routeIndex > index;
  const last = vehicle.passages.findLast((passage) => passage.place === place);
  return last?.direction === direction && last.exitedAt !== null;
}

function hasPassed({ passages }: VehicleState, place: string, direction: Direction): boolean {
  return passages.some(
    (passage) =>
      passage.place === place &&
      passage.direction === direction &&
      (passage.exitedAt !== null || passage.inferred),
  );
}
