import { hoursBetween } from '../../time/instant.js';

/** Two units that saw the same note it within this many minutes of each other. */
export const REPORTED_TWICE_MINUTES = 30;

/**
 * With so many of what was told last a report is compared, at most, and so many reports an entry names. Nothing on the road
 * comes near it, and to compare each of a hundred thousand with all others would hold everybody up.
 */
export const MOST_COMPARED = 200;

/** Words of several reports are put together up to so many characters. */
const MOST_WORDS = 2000;

/** Whether two reports of the same content can be about the same, reported by two units under two ids. */
export function isReportedTwice(first: string, second: string): boolean {
  return Math.abs(hoursBetween(first, second)) * 60 <= REPORTED_TWICE_MINUTES;
}

/**
 * Where among what was told last, in the order of occurrence, the last stands that was told within minutes and is the same;
 * -1: nowhere. What has no time is passed over.
 */
export function indexOfJustTold<Known>(
  known: readonly Known[],
  at: string,
  timeOf: (one: Known) => string | null,
  isSame: (one: Known) => boolean,
): number {
  const since = minutesBefore(at);
  for (let i = known.length - 1; i >= firstCompared(known); i--) {
    const one = known[i];
    const told = one === undefined ? null : timeOf(one);
    if (one === undefined || told === null) continue;
    if (told < since) return -1;
    if ((told <= at || isReportedTwice(told, at)) && isSame(one)) return i;
  }
  return -1;
}

/**
 * Where among what was told last, in the order of occurrence, the first stands that another unit can have told, now told again;
 * -1: nowhere. What a unit tells twice under two ids happened twice. A report without a unit may tell anything again.
 */
export function indexOfToldBefore<Known extends { readonly units: readonly string[] }>(
  known: readonly Known[],
  { units, at }: { readonly units: readonly string[]; readonly at: string },
  timeOf: (one: Known) => string,
  isSame: (one: Known) => boolean,
): number {
  const since = minutesBefore(at);
  let index = -1;
  for (let i = known.length - 1; i >= firstCompared(known); i--) {
    const one = known[i];
    if (!one || timeOf(one) < since) break;
    if (!units.some((unitId) => one.units.includes(unitId)) && isSame(one)) index = i;
  }
  return index;
}

function minutesBefore(at: string): string {
  return new Date(Date.parse(at) - REPORTED_TWICE_MINUTES * 60_000).toISOString();
}

/** Of what is known, in the order of occurrence, where that begins which a report is compared with. */
export function firstCompared(known: readonly unknown[]): number {
  return Math.max(0, known.length - MOST_COMPARED);
}

/** The reports, or the units, of an entry with those of one more report: beyond the most, the first ones and the latest. */
export function withTold<Told>(known: readonly Told[], told: readonly Told[]): readonly Told[] {
  if (known.length + told.length <= MOST_COMPARED) return [...known, ...told];
  return [...known.slice(0, MOST_COMPARED - told.length), ...told];
}

/** Whether two reports can be about one place: where one of them names none, too. */
export function canBeOnePlace(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}

/** What one report says in words, with what a second one says in other words, up to a bound. */
export function inBothWords(first: string | null, second: string | null): string | null {
  if (first === null || second === null) return first ?? second;
  if (first.length + second.length > MOST_WORDS || first.split('; ').includes(second)) return first;
  return `${first}; ${second}`;
}
