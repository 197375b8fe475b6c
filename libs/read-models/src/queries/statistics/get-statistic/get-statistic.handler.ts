import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
import { lastRateDay, readRates } from '../../rates/rate-store.js';
import { type Clock, CLOCK } from '../../reading/clock.js';
import { Reading } from '../../reading/reading.js';
import { readFilter } from '../asked/filter.js';
import { GetStatisticQuery, type StatisticAnswer } from './get-statistic.query.js';

@QueryHandler(GetStatisticQuery)
export class GetStatisticHandler implements IQueryHandler<GetStatisticQuery> {
  constructor(
    private readonly reading: Reading,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ statistic, asked, waitFor }: GetStatisticQuery): Promise<Answer<StatisticAnswer>> {
    const filter = readFilter(asked, { ...statistic, now: this.clock() });
    const { period, groupBy } = filter;
    return this.reading.readLong(waitFor, async (db, position) => {
      const rates = await readRates(db);
      const found = await statistic.read(db, filter, rates);
      const asOf = { position: position.toString(), lastRateDay: lastRateDay(rates) };
      return { ...found, period, groupBy, asOf };
    });
  }
}
