import { type WatchedConvoy, type WatchedVehicle } from './alert.js';

export interface Wait {
  /** RFC 3339 in UTC. */
  readonly since: string;
  readonly reason: string;
  readonly evidence: readonly string[];
}

/** What a vehicle waits for; undefined where nobody named a reason. A hold by the desk comes before its own halt. */
export function waitOf({ holds }: WatchedConvoy['convoy'], { halts }: WatchedVehicle): Wait | undefined {
  const hold = holds.at(-1);
  if (hold?.releasedAt === null)
    return {
      since: hold.heldAt,
      reason: `Held by the desk${at(hold.place, '')}: ${hold.reason}`,
      evidence: [],
    };
  const halt = halts.at(-1);
  if (halt?.resumedAt !== null || halt.inferred || halt.reason === null) return undefined;
  return {
    since: halt.haltedAt,
    reason: `Halted${at(halt.place, ' on the road')}: ${halt.reason}`,
    evidence: halt.evidence,
  };
}

function at(place: string | null, otherwise: string): string {
  return place === null ? otherwise : ` at ${place}`;
}
