import { offsetAt, placeOf, printOffset } from '#kafila/domain';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/**
 * Offsets by time zone and month; null where clocks were changed within the month. Without this cache, asking the
 * calendar is two thirds of the work of a simulation.
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

/** An instant in UTC, RFC 3339 with milliseconds. Whole seconds only: nothing here is finer. */
export function utc(at: number): string {
  return `${wallClock(at)}.000Z`;
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
  return wallClock(at + minutes * MINUTE) + printOffset(minutes);
}

/** Texts of the days that were last asked for: printing dates is most of the work of writing reports. */
const days = new Map<number, string>();
const TWO_DIGITS = Array.from({ length: 60 }, (_, i) => String(i).padStart(2, '0'));

function wallClock(local: number): string {
  const day = Math.floor(local / DAY);
  let text = days.get(day);
  if (text === undefined) {
    if (days.size > 10_000) days.clear();
    text = new Date(day * DAY).toISOString().slice(0, 11);
    days.set(day, text);
  }
  const second = Math.floor((local - day * DAY) / 1000);
  const two = (n: number): string => TWO_DIGITS[n] ?? '';
  return `${text}${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
}

/** The day on the calendar of a place, `2021-09-27`. */
export function dayAt(slug: string, at: number): string {
  return asShownAt(slug, at).slice(0, 10);
}
