import {
  type ClockReading,
  type ReadClock,
  readClock,
  readMillis,
  type SavedReading,
} from './clock-reading.js';

/** What is known of when a unit saved a report. */
export interface ClockEvidence {
  readonly recordedAt: string;
  readonly unit: { readonly observed?: SavedReading; readonly clock?: ClockReading } | null;
  /** Somebody else than its unit handed it over. */
  readonly carriedBy?: string | undefined;
}

/** The interval in which a report must have been saved, by the clock that gave it `recordedAt`. Both ends: RFC 3339 in UTC. */
export interface SavedWithin {
  /** Null: no service had told the unit a time. */
  readonly from: string | null;
  readonly until: string;
}

/** The time that a unit was told is that of another service, perhaps; health names clocks that are further apart. */
export const SERVICE_CLOCKS_MS = 2_000;

/** A counter is rounded by its browser, by a tenth of a second at most; the rest is for what a call of it takes. */
const ROUNDED_MS = 1_000;

/** By so much of the time a counter may run too fast: a crystal by 0.01 %, and by 0.05 % where its system slews it. */
const TOO_FAST = 0.001;

/** The same in milliseconds since 1970. `from` is -Infinity where it is not known; after `until` where evidence contradicts itself. */
export interface SavedBounds {
  readonly from: number;
  readonly until: number;
}

/**
 * Undefined where the unit told nothing of when it saved, or what it told contradicts itself. The interval rests on what no clock of
 * the unit can make too narrow: a device that slept, or whose clock was set, makes it wider. It corrects nothing.
 */
export function savedWithin(evidence: ClockEvidence): SavedWithin | undefined {
  const saved = readClock(evidence.unit?.observed);
  const bounds = saved && savedBounds(saved, evidence);
  if (!bounds || bounds.from > bounds.until) return undefined;
  const { from, until } = bounds;
  return { from: from === -Infinity ? null : instantOf(from), until: instantOf(until) };
}

/** @param saved the reading when it was saved */
export function savedBounds(
  saved: ReadClock,
  { recordedAt, unit, carriedBy }: ClockEvidence,
): SavedBounds | undefined {
  const recorded = readMillis(recordedAt);
  if (recorded === undefined) return undefined;
  const told = readMillis(unit?.observed?.lastServerTime);
  const elapsed = carriedBy === undefined ? elapsedSince(saved, readClock(unit?.clock)) : undefined;
  return {
    from: told === undefined ? -Infinity : told - SERVICE_CLOCKS_MS,
    until: recorded - atLeast(elapsed ?? 0),
  };
}

/** Milliseconds that a counter counted between two readings; undefined where they are of two runs of it. */
export function elapsedSince(saved: ReadClock, sent: ReadClock | undefined): number | undefined {
  return sent?.pageId === saved.pageId ? sent.monotonicMs - saved.monotonicMs : undefined;
}

/** So many milliseconds passed, whatever the counter did beside: it may have stood still, and never runs much too fast. */
export function atLeast(counted: number): number {
  return Math.max(0, Math.floor((counted - ROUNDED_MS) * (1 - TOO_FAST)));
}

/** The last instant that has four digits for its year, and the first. */
const [FIRST, LAST] = [Date.parse('0000-01-01T00:00:00.000Z'), Date.parse('9999-12-31T23:59:59.999Z')];

function instantOf(millis: number): string {
  return new Date(Math.min(Math.max(millis, FIRST), LAST)).toISOString();
}
