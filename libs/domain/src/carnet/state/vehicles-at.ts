import { type CarnetState } from './carnet.state.js';

/** The vehicle that had a carnet at an instant (UTC), by the desk, else by the last fact. Empty: not known. */
export function vehiclesAt({ assignments, stated }: CarnetState, instant: string): readonly string[] {
  const inForce = assignments.findLast(({ assignedAt }) => assignedAt <= instant) ?? assignments[0];
  const vehicleId = inForce?.vehicleId ?? stated.vehicleId;
  return vehicleId === null ? [] : [vehicleId];
}
