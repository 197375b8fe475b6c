import { appended } from '../../appended.js';
import { greatCircleKm, type Point } from '../../geography/great-circle.js';
import { type Recorded } from '../../event/recorded.js';
import { type VehiclesHalted } from '../events/facts.js';
import { type Halt } from '../state/road.state.js';
import {
  canBeOnePlace,
  inBothWords,
  isReportedTwice,
  REPORTED_TWICE_MINUTES,
  withTold,
} from '../clocks/reported-twice.js';

/** A vehicle further than this from where it halted, in kilometres, halts there no more. */
export const AWAY_FROM_HALT_KM = 5;

export function beginHalt({ id, event: { data } }: Recorded<VehiclesHalted>): Halt {
  const { occurredAt, place = null, reason = null } = data;
  return { haltedAt: occurredAt, resumedAt: null, inferred: false, place, reason, evidence: [id] };
}

/**
 * Adds a halt. The same halt reported again, by a second unit or for another reason, at the place where the vehicle stands
 * already, counts once and has all reasons. Without a place it is the same only where it is reported within minutes.
 */
export function addHalt(halts: readonly Halt[], halt: Halt): readonly Halt[] {
  const last = halts.at(-1);
  if (last && isOngoing(last) && isSame(last, halt)) return halts.with(-1, merged(last, halt));
  return appended(endHalt(halts, null), halt);
}

/** Adds a halt that is over, although nobody reported its end, before the one that is ongoing. */
export function addPastHalt(halts: readonly Halt[], halt: Halt): readonly Halt[] {
  const index = indexOfPastHalt(halts, halt);
  const known = halts[index];
  if (known) return halts.with(index, merged(known, halt));
  const last = halts.at(-1);
  return halts.toSpliced(last && isOngoing(last) ? -1 : halts.length, 0, { ...halt, inferred: true });
}

/** The last one that was reported there within minutes; -1: none. */
function indexOfPastHalt(halts: readonly Halt[], { place, haltedAt }: Halt): number {
  const since = new Date(Date.parse(haltedAt) - REPORTED_TWICE_MINUTES * 60_000).toISOString();
  let earlier = 0;
  // Halts are in the order of time, but for one that was ongoing when others were put before it: two earlier ones are the end.
  for (let i = halts.length - 1; i >= 0 && earlier < 2; i--) {
    const one = halts[i];
    if (!one) continue;
    earlier = one.haltedAt < since ? earlier + 1 : 0;
    if (one.place === place && isReportedTwice(one.haltedAt, haltedAt)) return i;
  }
  return -1;
}

/** Ends the ongoing halt at the time reported; null where its end is only implied, and has no report. */
export function endHalt(
  halts: readonly Halt[],
  resumedAt: string | null,
  reportId?: string,
): readonly Halt[] {
  const last = halts.at(-1);
  if (!last) return halts;
  const evidence = reportId === undefined ? last.evidence : withTold(last.evidence, [reportId]);
  if (isOngoing(last)) return halts.with(-1, { ...last, resumedAt, inferred: resumedAt === null, evidence });
  // A second unit reports the same end.
  const twice = resumedAt !== null && last.resumedAt !== null && isReportedTwice(last.resumedAt, resumedAt);
  return twice ? halts.with(-1, { ...last, evidence }) : halts;
}

/** Gives the last halt at a place, which was taken to be over, the end that is reported only now. */
export function endPastHalt(
  halts: readonly Halt[],
  place: string,
  resumedAt: string,
  reportId: string,
): readonly Halt[] {
  const index = halts.findLastIndex((halt) => halt.place === place);
  const halt = halts[index];
  if (!halt?.inferred || halt.haltedAt > resumedAt) return halts;
  return halts.with(index, {
    ...halt,
    resumedAt,
    inferred: false,
    evidence: withTold(halt.evidence, [reportId]),
  });
}

/** Whether a position is clearly not where the vehicle halted, also where the position is not exact. */
export function isAwayFrom(halt: Point, position: Point & { readonly accuracyM?: number }): boolean {
  return greatCircleKm(halt, position) - (position.accuracyM ?? 0) / 1000 > AWAY_FROM_HALT_KM;
}

/** Whether it has no end yet, neither reported nor implied. */
export function isOngoing({ resumedAt, inferred }: Halt): boolean {
  return resumedAt === null && !inferred;
}

function isSame(last: Halt, halt: Halt): boolean {
  if (halt.place !== null && last.place === halt.place) return true;
  if (last.place === null && halt.place !== null) return false;
  return canBeOnePlace(last.place, halt.place) && isReportedTwice(last.haltedAt, halt.haltedAt);
}

function merged(known: Halt, reported: Halt): Halt {
  return {
    ...known,
    reason: inBothWords(known.reason, reported.reason),
    evidence: withTold(known.evidence, reported.evidence),
  };
}
