/**
 * An instant as people on the road write it: RFC 3339 with an offset. The instant and the offset as reported are
 * both kept, because the offset tells which clock the reporter was looking at (dossier 8.1).
 */
export interface ReportedInstant {
  /** The instant in UTC with milliseconds, `2023-06-12T05:00:00.000Z`: compares correctly as text. */
  readonly instant: string;
  /** The offset as reported, `+05:00`; `Z` and `-00:00` are kept as `+00:00`. */
  readonly offset: string;
}

export type InstantFault = 'not-rfc3339' | 'no-offset' | 'no-such-date' | 'no-such-time' | 'no-such-offset';

const RFC3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:([Zz])|([+-])(\d{2}):(\d{2}))?$/;

/** What to tell whoever sent it. */
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

/** Prints an offset from UTC in minutes as `+04:30`. */
export function printOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Hours from one instant to another (UTC text), negative where `to` lies before `from`. */
export function hoursBetween(from: string, to: string): number {
  const millis = isOneMonth(from, to)
    ? millisOfMonth(to) - millisOfMonth(from)
    : Date.parse(to) - Date.parse(from);
  return millis / 3_600_000;
}

/** Within a month no calendar is needed: asked several times for each fact, it would be most of what a fold does. */
function isOneMonth(one: string, other: string): boolean {
  if (one.length !== KEPT.length || other.length !== KEPT.length) return false;
  for (let i = 0; i < 'YYYY-MM'.length; i++) if (one.charCodeAt(i) !== other.charCodeAt(i)) return false;
  return true;
}

/** How instants are kept. */
const KEPT = 'YYYY-MM-DDThh:mm:ss.sssZ';

function millisOfMonth(kept: string): number {
  const two = (at: number): number => kept.charCodeAt(at) * 10 + kept.charCodeAt(at + 1) - 11 * 48;
  const hours = two(8) * 24 + two(11);
  const seconds = (hours * 60 + two(14)) * 60 + two(17);
  return seconds * 1000 + (kept.charCodeAt(20) - 48) * 100 + two(21);
}
