import { firstAfter } from '../../time/first-of.js';
import { type Assignment, type CarnetState } from './carnet.state.js';

/** Tells which assignment of the desk was in force at an instant (UTC); before all of them, the first one. */
export function assignmentAt({ assignments }: CarnetState): (instant: string) => Assignment | undefined {
  // Where one is dated before those that were taken before it, it is in force from then on.
  const inForce: Assignment[] = [];
  for (const one of assignments.toReversed()) {
    const next = inForce.at(-1);
    if (!next || one.assignedAt < next.assignedAt) inForce.push(one);
  }
  inForce.reverse();
  const times = inForce.map(({ assignedAt }) => assignedAt);
  return (instant) => inForce[firstAfter(times, instant) - 1] ?? assignments[0];
}

/** Tells the vehicle that had a carnet at an instant (UTC), by the desk, else by the last fact. Empty: not known. */
export function vehiclesAt(state: CarnetState): (instant: string) => readonly string[] {
  const inForceAt = assignmentAt(state);
  return (instant) => {
    const vehicleId = inForceAt(instant)?.vehicleId ?? state.stated.vehicleId;
    return vehicleId === null ? [] : [vehicleId];
  };
}
