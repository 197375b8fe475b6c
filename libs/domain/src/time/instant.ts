/** RFC 3339 with an offset. Both are kept: the offset tells which clock the reporter was looking at (dossier 8.1). */
export interface ReportedInstant {
  /** The instant in UTC with milliseconds, `2023-06-12T05:00:00.000Z`: compares correctly as text. */
  readonly instant: string;
  /** The offset as reported, `+05:00`; `Z` and `-00:00` are kept as `+00:00`. */
  readonly offset: string;
}

export type InstantFault = 'not-rfc3339' | 'no-offset' | 'no-such-date' | 'no-such-time' | 'no-such-offset';

const RFC3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:([Zz])|([+-])(\d{2}):(\d{2}))?$/;

export const INSTANT_FAULTS: Record<InstantFault, string> = {
  'not-rfc3339': 'is not an instant; write it as RFC 3339 with an offset, e.g. 2026-03-01T14:05:00+05:00',
  'no-offset':
    'has no offset from UTC; add the offset of the clock it was read from, e.g. +05:00, or Z for UTC',
  'no-such-date': 'names a date that does not exist in the calendar',
  'no-such-time': 'names a time of day that does not exist (hours 00-23, minutes and seconds 00-59)',
  'no-such-offset': 'has an offset that no clock on earth keeps (-12:00 to +14:00)',
};

/** Reads an RFC 3339 instant (section 5.6). Fractions are kept to the millisecond. Leap seconds are not known. */
export function parseInstant(text: string): ReportedInstant | InstantFault {
  const match = RFC3339.exec(text);
  if (!match) return 'not-rfc3339';
  const [, year, month, day, hour, minute, second, fraction, zulu, sign, offsetHours, offsetMinutes] = match;
  if (zulu === undefined && sign === undefined) return 'no-offset';

  const millis = Number((fraction ?? '0').padEnd(3, '0').slice(0, 3));
  const local = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    millis,
  );
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return 'no-such-time';
  const date = new Date(local);
  // Date.UTC rolls 30 February over into March, and reads years below 100 as 19xx.
  const rolled = date.getUTCFullYear() !== Number(year) || date.getUTCMonth() !== Number(month) - 1;
  if (rolled || date.getUTCDate() !== Number(day)) return 'no-such-date';

  const minutes = (sign === '-' ? -1 : 1) * (Number(offsetHours ?? 0) * 60 + Number(offsetMinutes ?? 0));
  if (Number(offsetMinutes ?? 0) > 59 || minutes < -12 * 60 || minutes > 14 * 60) return 'no-such-offset';
  const instant = new Date(local - minutes * 60_000).toISOString();
  // Past the year 9999 in UTC: written with a sign, it would no longer compare as text.
  if (instant.startsWith('+')) return 'no-such-date';
  return { instant, offset: printOffset(minutes) };
}

export function printOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Hours from one instant to another, negative where `to` lies before `from`. */
export function hoursBetween(from: string, to: string): number {
  return (millisOf(to) - millisOf(from)) / 3_600_000;
}

const DIGIT = '0'.charCodeAt(0);
const SECONDS_END = 'YYYY-MM-DDThh:mm:ss'.length;

/** Milliseconds since 1970 of an RFC 3339 instant, read before. By hand: `Date.parse` would be most of a fold. */
export function millisOf(text: string): number {
  const two = (at: number): number => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 11 * DIGIT;
  const days = daysSince1970(two(0) * 100 + two(2), two(5), two(8));
  const seconds = ((days * 24 + two(11)) * 60 + two(14)) * 60 + two(17);
  let millis = seconds * 1000;
  let at = SECONDS_END;
  if (text.charAt(at) === '.') {
    for (let unit = 100, digit = digitAt(text, ++at); digit >= 0; digit = digitAt(text, ++at)) {
      millis += digit * Math.trunc(unit);
      unit /= 10;
    }
  }
  const sign = text.charAt(at);
  if (sign !== '+' && sign !== '-') return millis;
  const offset = (two(at + 1) * 60 + two(at + 4)) * 60_000;
  return sign === '+' ? millis - offset : millis + offset;
}

/** -1 where there is none. */
function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - DIGIT;
  return digit >= 0 && digit <= 9 ? digit : -1;
}

/** Of a day of the Gregorian calendar, counted in years that begin in March, so that a leap day is the last of its year. */
function daysSince1970(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const dayOfYear = Math.trunc((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468;
}
