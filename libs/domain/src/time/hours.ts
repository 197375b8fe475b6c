import { hoursBetween } from './instant.js';

const MS_PER_HOUR = 3_600_000;

/** Hours from one instant to another (RFC 3339 in UTC). Null where one is unknown, or clocks differ too much. */
export function elapsedHours(from: string | null, to: string | null): number | null {
  return from === null || to === null || to < from ? null : hoursBetween(from, to);
}

export function instantAfter(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + msOfHours(hours)).toISOString();
}

/** Milliseconds as hours; what is not known stays unknown. */
export function hoursOfMs(ms: number): number;
export function hoursOfMs(ms: number | null): number | null;
export function hoursOfMs(ms: number | null): number | null {
  return ms === null ? null : ms / MS_PER_HOUR;
}

/** Hours as whole milliseconds: sums of them are exact. */
export function msOfHours(hours: number): number {
  return Math.round(hours * MS_PER_HOUR);
}
