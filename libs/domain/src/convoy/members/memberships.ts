import { type VehicleState } from '../state/vehicle.state.js';

/** Whether a vehicle belongs to its convoy at an instant, so that a fact about the whole convoy concerns it. */
export function belongsAt({ memberships }: VehicleState, at: string): boolean {
  return memberships.some(
    ({ joinedAt, onTheWay, leftAt }) => (!onTheWay || joinedAt <= at) && (leftAt === null || at < leftAt),
  );
}

/**
 * Whether a vehicle had left by then and not come back. What names it before it joined still counts: units know of a
 * vehicle before the desk does.
 */
export function hadLeft({ memberships }: VehicleState, at: string): boolean {
  return (
    memberships.some(({ leftAt }) => leftAt !== null && at >= leftAt) &&
    !memberships.some(({ joinedAt, leftAt }) => joinedAt <= at && (leftAt === null || at < leftAt))
  );
}

/** Whether it belongs to its convoy as far as the desk has decided. */
export function isMember({ memberships }: VehicleState): boolean {
  return memberships.at(-1)?.leftAt === null;
}

export function joinedAtOf({ memberships }: VehicleState): string {
  const first = memberships[0];
  if (!first) throw new Error('A vehicle without a membership is in no convoy.');
  return first.joinedAt;
}
