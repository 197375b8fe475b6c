import { type CarnetState } from './carnet.state.js';

/**
 * The vehicle that a carnet was on at an instant (UTC): as the desk assigned it, failing that as facts said last. Empty
 * where nobody told.
 */
export function vehiclesAt({ assignments, stated }: CarnetState, instant: string): readonly string[] {
  const inForce = assignments.findLast(({ assignedAt }) => assignedAt <= instant) ?? assignments[0];
  const vehicleId = inForce?.vehicleId ?? stated.vehicleId;
  return vehicleId === null ? [] : [vehicleId];
}
