import { type Grouping, type Narrowing } from '#kafila/domain';
import { readGroupBy } from './grouping.js';
import { type Period, readPeriod } from './period.js';
import {
  placesIn,
  readCorridor,
  readCountry,
  readDirection,
  readHs,
  readPlace,
  readRegimeName,
} from './read-words.js';

/** What a statistic is asked for. */
export interface StatisticFilter {
  readonly period: Period;
  readonly groupBy: readonly Grouping[];
  /** Slugs; undefined: anywhere. */
  readonly places: ReadonlySet<string> | undefined;
  /** Slug, as it was asked for. */
  readonly place: string | undefined;
  /** ISO 3166-1 alpha-2, as it was asked for. */
  readonly country: string | undefined;
  readonly direction: string | undefined;
  readonly corridor: string | undefined;
  readonly regime: string | undefined;
  /** The first digits of a code of the Harmonised System. */
  readonly hs: string | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly destination: string | undefined;
}

/** What may be asked. */
export type StatisticQuery = Partial<
  Readonly<Record<Narrowing | 'through' | 'from' | 'to' | 'groupBy', string | undefined>>
>;

/**
 * @param placesOfCorridor whether a corridor narrows the places; else it is that of the convoy
 * @throws Problem `invalid-query` naming the parameter that is wrong
 */
export function readFilter(
  query: StatisticQuery,
  {
    groupings,
    now,
    placesOfCorridor,
    ahead = false,
  }: {
    readonly groupings: readonly Grouping[];
    readonly now: string;
    readonly placesOfCorridor: boolean;
    readonly ahead?: boolean;
  },
): StatisticFilter {
  const corridor = query.corridor === undefined ? undefined : readCorridor(query.corridor);
  const place = query.place === undefined ? undefined : readPlace(query.place);
  const narrowing = [
    place === undefined ? undefined : new Set([place]),
    query.country === undefined ? undefined : placesIn(query.country),
    corridor !== undefined && placesOfCorridor ? corridor.places : undefined,
  ].filter((set) => set !== undefined);
  return {
    period: readPeriod(query, { now, ahead }),
    groupBy: readGroupBy(query.groupBy, groupings),
    places: narrowing.reduce<ReadonlySet<string> | undefined>(
      (all, set) => (all ? new Set([...all].filter((place) => set.has(place))) : set),
      undefined,
    ),
    place,
    country: query.country,
    direction: query.direction === undefined ? undefined : readDirection(query.direction),
    corridor: corridor?.id,
    regime: query.regime === undefined ? undefined : readRegimeName(query.regime),
    hs: query.hs === undefined ? undefined : readHs(query.hs),
    destination: query.destination === undefined ? undefined : readCountry('destination', query.destination),
  };
}

/** Whether an agreement that applies is, or has in it, the one that is asked for: `TIR` is in `TIR + QTTA`. */
export function isUnder(applies: string, wanted: string | undefined): boolean {
  return wanted === undefined || applies === wanted || applies.split(' + ').includes(wanted);
}
