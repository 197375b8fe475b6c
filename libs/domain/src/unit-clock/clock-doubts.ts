import { millisOf } from '../time/instant.js';
import { type ReadClock, readClock } from './clock-reading.js';
import { atLeast, type ClockEvidence, elapsedSince, savedBounds } from './saved-within.js';

/** A clock may be this wrong, in minutes, and nobody would notice in daily life. */
export const CLOCK_TOLERANCE_MINUTES = 15;

/** A unit's own clock is compared with itself. */
export const CLOCK_BACK_MINUTES = 5;

const MINUTE = 60_000;

/**
 * Whether what a unit told of its clocks when it saved a report, and when it sent it, cannot be right.
 *
 * @param occurredAt of the report, in UTC
 */
export function doubtsClocks(evidence: ClockEvidence, occurredAt: string): boolean {
  const saved = readClock(evidence.unit?.observed);
  // What is said while sending is not signed: of a report that somebody carried it may be said of another device.
  const sent = evidence.carriedBy === undefined ? readClock(evidence.unit?.clock) : undefined;
  if (sent && isAhead(sent.wall, millisOf(evidence.recordedAt))) return true;
  if (!saved) return false;
  const bounds = savedBounds(saved, evidence);
  if (!bounds) return false;
  const { from, until } = bounds;
  const occurred = millisOf(occurredAt);
  return (
    from > until ||
    isAhead(from, saved.wall) ||
    isAhead(saved.wall, until) ||
    isAhead(occurred, saved.wall) ||
    isAhead(occurred, until) ||
    wentBack(saved, sent)
  );
}

/** In one run of the counter: it ran backwards, or the clock did not go on by as much as the counter at least. */
function wentBack(saved: ReadClock, sent: ReadClock | undefined): boolean {
  const counted = elapsedSince(saved, sent);
  if (!sent || counted === undefined) return false;
  return counted < 0 || sent.wall - saved.wall < atLeast(counted) - CLOCK_BACK_MINUTES * MINUTE;
}

/** By more than anybody would notice. */
export function isAhead(one: number, other: number): boolean {
  return one - other > CLOCK_TOLERANCE_MINUTES * MINUTE;
}
