import { appended } from '../../appended.js';
import { type Direction } from '../../geography/route.js';
import { hoursBetween } from '../../time/instant.js';
import { type Passage } from '../state/border.state.js';
import { CLOCKS_DIFFER_HOURS } from '../clocks/clock-difference.js';
import { withTold } from '../clocks/reported-twice.js';

/** The three moments of a passage that are reported. */
export type Moment = 'arrivedAt' | 'enteredAt' | 'exitedAt';

type Draft = { -readonly [Field in keyof Passage]: Passage[Field] };

const BY_NOBODY = { arrivedAt: null, enteredAt: null, exitedAt: null, direction: null };

export function unseen(place: string, direction: Direction): Draft {
  return {
    place,
    direction,
    arrivedAt: null,
    enteredAt: null,
    exitedAt: null,
    inferred: false,
    evidence: [],
    reportedBy: BY_NOBODY,
  };
}

function copyOf(passage: Passage): Draft {
  const { place, direction, arrivedAt, enteredAt, exitedAt, inferred, evidence, reportedBy } = passage;
  return { place, direction, arrivedAt, enteredAt, exitedAt, inferred, evidence, reportedBy };
}

export interface PassageMoment {
  readonly place: string;
  readonly moment: Moment;
  readonly at: string;
  readonly reportId: string;
  /** As reported. */
  readonly direction: Direction | undefined;
}

export interface MomentRecorded {
  readonly passages: readonly Passage[];
  /** The report of the same moment at a time so different that one of the two is wrong; null: none. */
  readonly contradicts: string | null;
}

/**
 * Adds a reported moment to the passages of a vehicle. A passage goes on as long as the vehicle is seen nowhere else
 * (`stillThere`) and has not left; who arrives again after leaving (turned back by the other side) begins a new one.
 * The same moment reported twice counts once: the first stands, the second is kept as evidence.
 *
 * @param direction as reported, else as it follows from the route; a passage takes the first one that is reported
 */
export function recordMoment(
  passages: readonly Passage[],
  reported: PassageMoment,
  direction: Direction,
  stillThere: boolean,
): MomentRecorded {
  const last = passages.at(-1);
  if (last?.place !== reported.place || !stillThere || !goesOn(last, reported)) {
    return {
      passages: appended(passages, withMoment(unseen(reported.place, direction), reported)),
      contradicts: null,
    };
  }
  return {
    passages: passages.with(-1, withMoment(last, reported)),
    contradicts: contradictedBy(last, reported),
  };
}

/** Opens a passage for a vehicle that was seen at a side of a border, when nobody has reported its arrival yet. */
export function openPassage(
  passages: readonly Passage[],
  place: string,
  direction: Direction,
  reportId: string,
): readonly Passage[] {
  return appended(passages, { ...unseen(place, direction), evidence: [reportId] });
}

/** A vehicle seen elsewhere has left the border side it was at, although nobody reported it: inferred, without a time. */
export function inferExit(passages: readonly Passage[]): readonly Passage[] {
  const last = passages.at(-1);
  if (!last || last.exitedAt !== null || last.inferred) return passages;
  return passages.with(-1, { ...last, inferred: true });
}

/**
 * Adds a moment to the passage of a side that the vehicle has been seen beyond already: the clocks of two units
 * differ, or a second unit reports the same. Undefined where it belongs to no passage just made.
 */
export function completePassage(
  passages: readonly Passage[],
  reported: PassageMoment,
): MomentRecorded | undefined {
  const index = passages.findLastIndex(
    ({ place, direction }) => place === reported.place && direction === (reported.direction ?? direction),
  );
  const passage = passages[index];
  // After it comes the other side, passed the other way, at most: further back it is another journey.
  const last = passages.at(-1);
  if (!passage || index < passages.length - 2) return undefined;
  if (passage !== last && passage.direction === last?.direction) return undefined;
  return {
    passages: passages.with(index, withMoment(passage, reported)),
    contradicts: contradictedBy(passage, reported),
  };
}

function goesOn(last: Passage, reported: PassageMoment): boolean {
  const turnedRound = reported.direction !== undefined && reported.direction !== last.direction;
  if (turnedRound && last.reportedBy.direction !== null) return false;
  if (last.exitedAt === null || reported.moment === 'exitedAt') return true;
  // Minutes after the exit: a slow clock dates what was before it, unless that is known to have been long before.
  const known = last[reported.moment];
  return isWithinClocks(last.exitedAt, reported.at) && (known === null || isWithinClocks(known, reported.at));
}

function withMoment(passage: Passage, { moment, at, reportId, direction }: PassageMoment): Passage {
  const next = copyOf(passage);
  next.evidence = withTold(passage.evidence, [reportId]);
  if (direction !== undefined && passage.reportedBy.direction === null) {
    next.direction = direction;
    next.reportedBy = byAlso(next.reportedBy, 'direction', reportId);
  }
  if (passage[moment] !== null) return next;
  if (passage.exitedAt !== null && !isWithinClocks(passage.exitedAt, at)) return next;
  next[moment] = at;
  next.reportedBy = byAlso(next.reportedBy, moment, reportId);
  next.inferred &&= moment !== 'exitedAt';
  return next;
}

function byAlso(
  { arrivedAt, enteredAt, exitedAt, direction }: Passage['reportedBy'],
  what: keyof Passage['reportedBy'],
  reportId: string,
): Passage['reportedBy'] {
  const reportedBy = { arrivedAt, enteredAt, exitedAt, direction };
  reportedBy[what] = reportId;
  return reportedBy;
}

function contradictedBy(passage: Passage, { moment, at }: PassageMoment): string | null {
  const known = passage[moment];
  return known === null || isWithinClocks(known, at) ? null : passage.reportedBy[moment];
}

function isWithinClocks(one: string, other: string): boolean {
  return Math.abs(hoursBetween(one, other)) <= CLOCKS_DIFFER_HOURS;
}
