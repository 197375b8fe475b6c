import { type Grouping } from '#kafila/domain';
import { Query } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
import { type ShownClocks } from '../../two-clocks/clocks.shape.js';
import { type StatisticQuery } from '../asked/filter.js';
import { type Period } from '../asked/period.js';
import { type Statistic, type StatisticFound } from '../figures/statistic.js';

/** The figures of each group, and what they were asked for. */
export interface StatisticAnswer extends StatisticFound {
  readonly period: Period;
  readonly groupBy: readonly Grouping[];
  readonly asOf: {
    /** Decimal digits. */
    readonly position: string;
    /** The last calendar day that the rate table has a rate of. */
    readonly lastRateDay: string | null;
    /** Of all rates, see `ratesDigest`; null where there are none. */
    readonly ratesDigest: string | null;
  };
  /** Absent in an answer of the present. */
  readonly clocks?: ShownClocks;
}

/** Of what had been recorded by an instant or up to a position; of everything without it. As it was written. */
export interface StatisticWhen {
  readonly knownAt?: string | undefined;
  readonly waitFor?: string | undefined;
}

/**
 * One statistic. Refused: `invalid-query`, where a filter, the range or a grouping cannot be understood; with `knownAt` what
 * `PastStatistics` refuses.
 */
export class GetStatisticQuery extends Query<Answer<StatisticAnswer>> {
  constructor(
    readonly statistic: Statistic,
    readonly asked: StatisticQuery = {},
    readonly when: StatisticWhen = {},
  ) {
    super();
  }
}
