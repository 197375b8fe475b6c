import { type VehicleState, type VehicleStatus } from '../state/vehicle.state.js';

/** What a vehicle that was seen at its last place does, as far as its passages show. */
export function statusAt(vehicle: VehicleState): VehicleStatus {
  return isInPassage(vehicle) ? 'at-border' : 'moving';
}

/** At a side of a border that it has not left. */
export function isInPassage({ passages, lastPlace }: VehicleState): boolean {
  const last = passages.at(-1);
  return last !== undefined && last.place === lastPlace && last.exitedAt === null && !last.inferred;
}

/** Where it stands all of its load was delivered. */
export function isDeliveredHere({ status, deliveries, lastPlace }: VehicleState): boolean {
  return status === 'delivered' && deliveries.at(-1)?.place === lastPlace;
}

/** What a vehicle does that joins, or takes over a load, on the way. */
export function statusOnJoining(vehicle: VehicleState): VehicleStatus {
  return vehicle.lastPlace === null ? 'assigned' : statusAt(vehicle);
}
