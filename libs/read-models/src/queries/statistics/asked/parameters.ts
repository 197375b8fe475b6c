import { type Narrowing, type StatisticDeclaration } from '#kafila/domain';
import { AllOf, Describe, IsText, type MemberDecorator, Optional } from '#kafila/platform';
import { applyDecorators, type Type } from '@nestjs/common';
import { KnownAtParameters } from '../../two-clocks/asked-clocks.js';
import { type StatisticQuery } from './filter.js';

const IsFilter = (description: string, example: string): MemberDecorator =>
  applyDecorators(Optional(), IsText({ min: 1, max: 200 }), Describe(description, example));

const BEFORE = 'Now unless given; with knownAt, when the last event known was recorded.';
const AHEAD = 'Ten years after from unless given.';

/** To be picked from. */
const FILTERS = {
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

/** The query parameters of a statistic: those that narrow it, then those that every statistic takes. */
export function StatisticParameters({
  filters,
  groupings,
  time,
  ahead,
}: Pick<StatisticDeclaration, 'filters' | 'groupings' | 'time' | 'ahead'>): Type<
  StatisticQuery & { readonly waitFor?: string; readonly knownAt?: string }
> {
  class Narrowing {
    readonly place?: string;
  }
  for (const name of filters) FILTERS[name](Narrowing.prototype, name);

  class OfAll {
    @IsFilter(
      'Only what belongs to convoys whose route goes through this country (ISO 3166-1 alpha-2) or place (slug or UN/LOCODE).',
      'AF',
    )
    readonly through?: string;

    @IsFilter(
      `Only samples of which the time (${time}) is this or later: a calendar day, begun in UTC, or an instant with an ` +
        `offset. ${ahead ? 'Now' : 'Ten years before to'} unless given.`,
      '2026-01-01',
    )
    readonly from?: string;

    @IsFilter(
      `Only samples before this; as from. ${ahead ? AHEAD : BEFORE} At most ten years after from.`,
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
