import { areFacing, placeOf } from '../../geography/geography.js';
import { type Movement, type LegToMeasure, measureSection } from './trip-section.js';

export interface CountrySection extends Movement {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

interface Within {
  readonly country: string;
  /** When it came into the country, or set out in it. */
  readonly since: string | null;
  readonly legs: LegToMeasure[];
  /** Nobody saw it enter the country, so that nobody knows how much of it was driven before. */
  readonly unseen: boolean;
}

/**
 * Cuts the trip of one vehicle into countries. Each begins with the arrival at the side where it is entered (the first:
 * with the departure), and ends with the departure from the side where it is left (the last: with the arrival): the
 * hours at a side count in the country that owns it. The way between two sides counts in none.
 */
export function countrySections(legs: readonly LegToMeasure[]): readonly CountrySection[] {
  const sections: CountrySection[] = [];
  let within: Within | undefined;
  let before: LegToMeasure | undefined;
  for (const leg of legs) {
    const [country, next] = [placeOf(leg.from).country, placeOf(leg.to).country];
    const isBroken = before !== undefined && before.to !== leg.from;
    within ??= { country, since: leg.departedAt, legs: [], unseen: false };
    if (country === next && country === within.country) {
      within.legs.push(leg);
    } else {
      const seen: boolean = !isBroken && areFacing(leg.from, leg.to);
      sections.push(...measure(within, leg.departedAt, seen));
      within = { country: next, since: leg.arrivedAt, legs: [], unseen: !seen };
    }
    before = leg;
  }
  if (within && before) sections.push(...measure(within, before.arrivedAt, true));
  return sections;
}

function measure(
  { country, since, legs, unseen }: Within,
  until: string | null,
  seenLeaving: boolean,
): readonly CountrySection[] {
  const driven = measureSection(legs);
  if (!driven) return [];
  if (unseen || !seenLeaving) return [{ country, km: null, movingMs: null, elapsedMs: null }];
  const elapsed =
    since === null || until === null || until < since ? null : Date.parse(until) - Date.parse(since);
  const { km, movingMs, carriedKm, carriedMs } = driven;
  // More motion than time means that clocks differ: then neither is known.
  if (elapsed !== null && movingMs !== null && movingMs + (carriedMs ?? 0) > elapsed)
    return [{ country, km, movingMs: null, elapsedMs: null }];
  const onTrains = carriedKm === 0 ? {} : { carriedKm, carriedMs };
  return [{ country, km, movingMs, elapsedMs: elapsed, ...onTrains }];
}
