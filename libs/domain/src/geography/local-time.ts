import { printOffset } from '../time/instant.js';
import { isKnownPlace, placeOf } from './geography.js';
import { type Place } from './place.js';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Offsets by time zone and day in UTC; null where clocks were changed on that day. Asking the calendar takes 3 us. */
const daily = new Map<string, string | null>();
/** Five years in every time zone of the data. Only reports with odd dates need more. */
const MOST_DAYS = 25_000;

/** The offset that clocks at a place keep at an instant (RFC 3339 in UTC), as `+04:30`, by the IANA database. */
export function offsetAt(slug: string, instant: string): string {
  return offsetIn(placeOf(slug).timeZone, instant);
}

/**
 * All offsets that clocks may show there and then, the official one first: in Xinjiang two (dossier 8.1). None where the
 * place is known no more: nobody can tell.
 */
export function offsetsAt(slug: string, instant: string): readonly string[] {
  if (!isKnownPlace(slug)) return [];
  const place = placeOf(slug);
  const official = offsetIn(place.timeZone, instant);
  return isInXinjiang(place) ? [official, offsetIn('Asia/Urumqi', instant)] : [official];
}

/** What the clock at a place shows at an instant (RFC 3339 in UTC): `2023-11-20T14:05:00.000+06:00`. */
export function localTimeAt(slug: string, instant: string): string {
  const minutes = minutesOf(offsetAt(slug, instant));
  const shown = new Date(Date.parse(instant) + minutes * 60_000).toISOString();
  return `${shown.slice(0, -'Z'.length)}${printOffset(minutes)}`;
}

/** The calendar day by a clock that keeps an offset such as `+05:00`. */
export function dayByOffset(instant: string, offset: string): string {
  const shown = new Date(Date.parse(instant) + minutesOf(offset) * 60_000).toISOString();
  return shown.slice(0, '2026-03-01'.length);
}

const DAY_MINUTES = 1440;

/** The calendar day at a place at an instant (RFC 3339 in UTC), `2026-03-01`: the day that an office there stamps. */
export function dayAt(slug: string, instant: string): string {
  // Most instants are on the same day in UTC, and each carnet asks many times.
  const minute = minutesIn(instant, 'YYYY-MM-DDT'.length) + minutesOf(offsetAt(slug, instant));
  const sameDay = minute >= 0 && minute < DAY_MINUTES;
  return (sameDay ? instant : localTimeAt(slug, instant)).slice(0, '2026-03-01'.length);
}

function minutesOf(offset: string): number {
  const size = minutesIn(offset, '+'.length);
  return offset.startsWith('-') ? -size : size;
}

function minutesIn(text: string, from: number): number {
  return Number(text.slice(from, from + 2)) * 60 + Number(text.slice(from + 3, from + 5));
}

/** The province reaches to 96.4 degrees east, and no other place of China in the data lies west of that. */
function isInXinjiang({ country, lon }: Place): boolean {
  return country === 'CN' && lon < 96.4;
}

function offsetIn(timeZone: string, instant: string): string {
  const day = instant.slice(0, 10);
  const key = `${timeZone} ${day}`;
  let offset = daily.get(key);
  if (offset === undefined) {
    if (daily.size >= MOST_DAYS) daily.clear();
    const first = lookUp(timeZone, `${day}T00:00:00.000Z`);
    offset = first === lookUp(timeZone, `${day}T23:59:59.999Z`) ? first : null;
    daily.set(key, offset);
  }
  return offset ?? lookUp(timeZone, instant);
}

function lookUp(timeZone: string, instant: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    formats.set(timeZone, format);
  }
  const name = format.formatToParts(new Date(instant)).find((part) => part.type === 'timeZoneName')?.value;
  // 'GMT+04:30', and plain 'GMT' for UTC itself.
  return name?.slice('GMT'.length) || '+00:00';
}
