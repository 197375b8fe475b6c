import { type Grouping, type Narrowing } from '#kafila/domain';
import { AllOf, Describe, IsText, type MemberDecorator, Optional } from '#kafila/platform';
import { applyDecorators, type Type } from '@nestjs/common';
import { KnownAtParameters } from '../../two-clocks/asked-clocks.js';
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

const IsFilter = (description: string, example: string): MemberDecorator =>
  applyDecorators(Optional(), IsText({ min: 1, max: 200 }), Describe(description, example));

/** Query parameters of statistics, to be picked from. */
export const FILTERS = {
  place: IsFilter(
    'Only at this place, of trips only those that came through it: its slug or UN/LOCODE.',
    'torkham-pk',
  ),
  direction: IsFilter('Only in this direction: outbound or inbound.', 'outbound'),
  country: IsFilter(
    'Only at places of this country, of trips only what lies in it: ISO 3166-1 alpha-2.',
    'PK',
  ),
  corridor: IsFilter('Only of this corridor.', 'khi-tas-torkham'),
  regime: IsFilter('Only under this agreement; one that applies together with others counts too.', 'TIR'),
  hs: IsFilter('Only goods whose code of the Harmonised System begins with these digits.', '1006'),
  destination: IsFilter('Only what goes to this country: ISO 3166-1 alpha-2.', 'UZ'),
} as const satisfies Readonly<Record<Narrowing, MemberDecorator>>;
export type FilterField = Narrowing;

/** The query parameters of a statistic: those that narrow it, then those that every statistic takes. */
export function StatisticParameters(
  filters: readonly FilterField[],
  groupings: readonly Grouping[],
  time: string,
): Type<StatisticQuery & { readonly waitFor?: string; readonly knownAt?: string }> {
  class Narrowing {
    readonly place?: string;
  }
  for (const name of filters) FILTERS[name](Narrowing.prototype, name);

  class OfAll {
    @IsFilter(
      `Only samples of which the time (${time}) is this or later: a calendar day, begun in UTC, or an instant with an ` +
        'offset. Ten years before to unless given.',
      '2026-01-01',
    )
    readonly from?: string;

    @IsFilter(
      'Only samples before this; as from. Now unless given; with knownAt, when the last event known was recorded. At most ten years after from.',
      '2027-01-01',
    )
    readonly to?: string;

    @Optional()
    @IsText({ max: 200 })
    @Describe(
      `Comma list of ${groupings.join(', ')}; without it all samples are one group.`,
      groupings.slice(0, 2).join(','),
    )
    readonly groupBy?: string;
  }
  return AllOf(Narrowing, OfAll, KnownAtParameters);
}

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
  Readonly<Record<FilterField | 'from' | 'to' | 'groupBy', string | undefined>>
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
  }: {
    readonly groupings: readonly Grouping[];
    readonly now: string;
    readonly placesOfCorridor: boolean;
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
    period: readPeriod(query.from, query.to, now),
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
