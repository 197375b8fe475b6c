import { offsetAt, placeOf, printOffset } from '#kafila/domain';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/**
 * Offsets by time zone and month, where the month begins and ends with the same one; null where a clock was changed
 * in between. Asking the calendar is two thirds of the work of a simulation otherwise.
 */
const monthly = new Map<string, number | null>();
const MONTH = 30 * DAY;

/** Minutes that clocks at a place are ahead of UTC at an instant (milliseconds of the epoch). */
export function offsetMinutesAt(slug: string, at: number): number {
  const month = Math.floor(at / MONTH);
  const key = `${placeOf(slug).timeZone} ${month}`;
  let known = monthly.get(key);
  if (known === undefined) {
    const begin = lookUp(slug, month * MONTH);
    known = begin === lookUp(slug, (month + 1) * MONTH) ? begin : null;
    monthly.set(key, known);
  }
  return known ?? lookUp(slug, at);
}

function lookUp(slug: string, at: number): number {
  return minutesOf(offsetAt(slug, new Date(at).toISOString()));
}

function minutesOf(offset: string): number {
  const size = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  return offset.startsWith('-') ? -size : size;
}

/** Hours since midnight on the clocks of a place. */
export function hourOfDay(slug: string, at: number): number {
  const local = at + offsetMinutesAt(slug, at) * MINUTE;
  return (((local % DAY) + DAY) % DAY) / HOUR;
}

/** An instant in UTC, RFC 3339 with milliseconds. */
export function utc(at: number): string {
  return new Date(at).toISOString();
}

/** An instant as a clock at a place shows it: RFC 3339 with the offset of the place. */
export function asShownAt(slug: string, at: number): string {
  return withOffset(at, offsetMinutesAt(slug, at));
}

/** An instant written with a given offset, `+05:00`. */
export function asShownWith(offset: string, at: number): string {
  return withOffset(at, minutesOf(offset));
}

function withOffset(at: number, minutes: number): string {
  return new Date(at + minutes * MINUTE).toISOString().slice(0, 19) + printOffset(minutes);
}

/** The day on the calendar of a place, `2021-09-27`. */
export function dayAt(slug: string, at: number): string {
  return asShownAt(slug, at).slice(0, 10);
}
