import { hoursBetween } from '../../time/instant.js';

/** Two units that saw the same note it within this many minutes of each other. */
export const REPORTED_TWICE_MINUTES = 30;

/** Whether two reports of the same content can be about the same, reported by two units under two ids. */
export function isReportedTwice(first: string, second: string): boolean {
  return Math.abs(hoursBetween(first, second)) * 60 <= REPORTED_TWICE_MINUTES;
}

/**
 * Where among what is known, in the order of occurrence, the last stands that was told within minutes and is the same; -1:
 * nowhere. What has no time is passed over.
 */
export function indexOfJustTold<Known>(
  known: readonly Known[],
  at: string,
  timeOf: (one: Known) => string | null,
  isSame: (one: Known) => boolean,
): number {
  for (let i = known.length - 1; i >= 0; i--) {
    const one = known[i];
    const told = one === undefined ? null : timeOf(one);
    if (one === undefined || told === null) continue;
    if (isReportedTwice(told, at)) {
      if (isSame(one)) return i;
    } else if (told < at) return -1;
  }
  return -1;
}

/**
 * Where among what is known, in the order of occurrence, the first stands that another unit can have told, now told again;
 * -1: nowhere. What a unit tells twice under two ids happened twice. A report without a unit may tell anything again.
 */
export function indexOfToldBefore<Known extends { readonly units: readonly string[] }>(
  known: readonly Known[],
  { units, at }: { readonly units: readonly string[]; readonly at: string },
  timeOf: (one: Known) => string,
  isSame: (one: Known) => boolean,
): number {
  const since = new Date(Date.parse(at) - REPORTED_TWICE_MINUTES * 60_000).toISOString();
  let index = -1;
  for (let i = known.length - 1; i >= 0; i--) {
    const one = known[i];
    if (!one || timeOf(one) < since) break;
    if (!units.some((unitId) => one.units.includes(unitId)) && isSame(one)) index = i;
  }
  return index;
}

/** Whether two reports can be about one place: where one of them names none, too. */
export function canBeOnePlace(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}

/** What one report says in words, with what a second one says in other words: nothing of it is lost. */
export function inBothWords(first: string | null, second: string | null): string | null {
  if (first === null || second === null) return first ?? second;
  return first.split('; ').includes(second) ? first : `${first}; ${second}`;
}
