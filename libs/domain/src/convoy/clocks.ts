import { offsetsAt } from '../geography/offset.js';
import { hoursBetween, parseInstant } from '../report/instant.js';
import { type Told, type Unit } from '../report/told.js';
import { type ConvoySighting } from './convoy.events.js';
import { type ConvoyState, type UnitClock } from './convoy.state.js';
import { type Noticed } from './noticed.js';

/** A clock may be this wrong, in minutes, and nobody would notice in daily life. */
export const CLOCK_TOLERANCE_MINUTES = 15;
/** Between two reports of one unit its own clock is compared with itself. */
export const CLOCK_BACK_MINUTES = 5;

/** Notices what cannot be right about the times of a fact: device, occurrence and receipt are three clocks (dossier 8.1). */
export function noticeClocks(
  clocks: ConvoyState['clocks'],
  told: Told<ConvoySighting>,
  noticed: Noticed,
): ConvoyState['clocks'] {
  const { recordedAt, unit, event } = told;
  const { occurredAt, offset, place } = event.data;
  if (isAhead(occurredAt, recordedAt)) noticed.add('occurred-after-receipt', []);
  if (place !== undefined && !isKeptAt(place, occurredAt, offset)) noticed.add('offset-not-of-place', []);
  if (unit?.clockAt === undefined) return clocks;
  const clockAt = utc(unit.clockAt);
  if (clockAt === undefined) return clocks;
  if (isAhead(clockAt, recordedAt) || isAhead(occurredAt, clockAt)) noticed.add('clock-suspect', []);
  return withClock(clocks, unit, clockAt, told.id, noticed);
}

/**
 * Whether a unit's clock went back between two of its reports. Each is compared with the latest by the unit's own count
 * among the facts that occurred before.
 */
function withClock(
  clocks: ConvoyState['clocks'],
  { unitId, sequence }: Unit,
  clockAt: string,
  reportId: string,
  noticed: Noticed,
): ConvoyState['clocks'] {
  if (sequence === undefined) return clocks;
  const now: UnitClock = { sequence, clockAt, reportId };
  const latest = clocks.get(unitId);
  if (latest) {
    const [first, second] = latest.sequence < sequence ? [latest, now] : [now, latest];
    const back = first.sequence < second.sequence && minutesAhead(first.clockAt, second.clockAt);
    if (back !== false && back > CLOCK_BACK_MINUTES) noticed.add('clock-suspect', [], [latest.reportId]);
    if (latest.sequence >= sequence) return clocks;
  }
  return new Map(clocks).set(unitId, now);
}

/** Nobody's clock on the road shows UTC; who reports in UTC converted it. */
function isKeptAt(place: string, at: string, offset: string): boolean {
  return offset === '+00:00' || offsetsAt(place, at).includes(offset);
}

/** Most are told in the form in which instants are kept, which compares as text. */
function isAhead(one: string, other: string): boolean {
  return one > other && minutesAhead(one, other) > CLOCK_TOLERANCE_MINUTES;
}

function minutesAhead(one: string, other: string): number {
  return hoursBetween(other, one) * 60;
}

/** Undefined where nobody can read it; the edge does not let that in. */
function utc(text: string): string | undefined {
  const read = parseInstant(text);
  return typeof read === 'string' ? undefined : read.instant;
}
