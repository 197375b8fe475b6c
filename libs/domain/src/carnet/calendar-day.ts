import { localTimeAt, offsetAt } from '../geography/offset.js';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;
const DAY_MINUTES = 1440;

/** The calendar day at a place at an instant (RFC 3339 in UTC), `2026-03-01`: the day that an office there stamps. */
export function dayAt(slug: string, instant: string): string {
  // Most instants are of the same day in UTC, and each carnet asks many times.
  const minute = minutesIn(instant, 'YYYY-MM-DDT'.length) + offsetMinutes(offsetAt(slug, instant));
  const sameDay = minute >= 0 && minute < DAY_MINUTES;
  return (sameDay ? instant : localTimeAt(slug, instant)).slice(0, '2026-03-01'.length);
}

function offsetMinutes(offset: string): number {
  const size = minutesIn(offset, '+'.length);
  return offset.startsWith('-') ? -size : size;
}

/** Of `HH:MM` within a text. */
function minutesIn(text: string, from: number): number {
  return Number(text.slice(from, from + 2)) * 60 + Number(text.slice(from + 3, from + 5));
}

/** Whether this is a day of the calendar, written `2026-03-01`. */
export function isDay(text: string): boolean {
  return DAY.test(text) && startOf(text)?.toISOString().startsWith(text) === true;
}

/** Days from one day of the calendar to another, negative where `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** The same day a year later; of 29 February, the 28th. */
export function yearAfter(day: string): string {
  const next = `${String(Number(day.slice(0, 4)) + 1).padStart(4, '0')}${day.slice(4)}`;
  return isDay(next) ? next : next.replace(/29$/, '28');
}

function startOf(day: string): Date | undefined {
  const start = new Date(`${day}T00:00:00.000Z`);
  return Number.isNaN(start.getTime()) ? undefined : start;
}
