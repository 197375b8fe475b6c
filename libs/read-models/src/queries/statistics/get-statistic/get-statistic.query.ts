import { type Grouping } from '#kafila/domain';
import { Query } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
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
  };
}

/** One statistic. Refused: `invalid-query`, where a filter, the range or a grouping cannot be understood. */
export class GetStatisticQuery extends Query<Answer<StatisticAnswer>> {
  constructor(
    readonly statistic: Statistic,
    readonly asked: StatisticQuery = {},
    readonly waitFor?: string,
  ) {
    super();
  }
}
