import { type RateTable } from '#kafila/domain';
import { seeingOnly, seenNow } from '#kafila/platform';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type Database } from '../../../database/schema.js';
import { type Answer } from '../../answers/answer.js';
import { lastRateDay, listRates, ratesDigest, rateTableOf } from '../../rates/rate-store.js';
import { type Clock, CLOCK } from '../../reading/clock.js';
import { OF_ROWS, Reading } from '../../reading/reading.js';
import { READ_MODELS } from '../../reading/stores.tokens.js';
import { type ReadModels } from '../../../database/read-models.js';
import { shownClocks } from '../../two-clocks/clocks.shape.js';
import { readFilter, type StatisticFilter } from '../asked/filter.js';
import { readThrough } from '../../convoys/through.js';
import { type Statistic } from '../figures/statistic.js';
import { PastStatistics } from '../past/past-statistics.js';
import { GetStatisticQuery, type StatisticAnswer } from './get-statistic.query.js';

@QueryHandler(GetStatisticQuery)
export class GetStatisticHandler implements IQueryHandler<GetStatisticQuery> {
  constructor(
    private readonly reading: Reading,
    private readonly past: PastStatistics,
    @Inject(READ_MODELS) private readonly readModels: ReadModels,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ statistic, asked, when }: GetStatisticQuery): Promise<Answer<StatisticAnswer>> {
    const { knownAt, waitFor } = when;
    const through = asked.through === undefined ? undefined : readThrough(asked.through);
    const filterAt = (now: string): StatisticFilter => readFilter(asked, { ...statistic, now });
    // What cannot be understood is refused before anything is folded.
    const filter = filterAt(this.clock());
    if (knownAt === undefined) {
      const read = (): Promise<Answer<StatisticAnswer>> =>
        this.reading.readLong(
          waitFor,
          async (db, position) => answerOf({ statistic, filter, position }, db, await ratesIn(db)),
          // Where no period is asked for, it ends or begins now.
          { ...OF_ROWS, and: filter.period },
        );
      // What goes through a place is what somebody would see who sees no more.
      return through ? seeingOnly([...(seenNow() ?? []), through], read) : read();
    }
    return this.past.read({ knownAt, waitFor, through }, async (db, { clocks, recordedAt }) => {
      // Rates are no events: those of the present convert, and the answer names them.
      const rates = await ratesIn(this.readModels.read);
      const { position } = clocks;
      const answer = await answerOf({ statistic, filter: filterAt(recordedAt), position }, db, rates);
      return { ...answer, clocks: shownClocks(clocks) };
    });
  }
}

interface Rates {
  readonly table: RateTable;
  readonly digest: string | null;
}

async function ratesIn(db: Database): Promise<Rates> {
  const given = await listRates(db);
  return { table: rateTableOf(given), digest: ratesDigest(given) };
}

async function answerOf(
  {
    statistic,
    filter,
    position,
  }: { readonly statistic: Statistic; readonly filter: StatisticFilter; readonly position: bigint },
  db: Database,
  { table, digest }: Rates,
): Promise<StatisticAnswer> {
  const { period, groupBy } = filter;
  const found = await statistic.read(db, filter, table);
  const asOf = { position: position.toString(), lastRateDay: lastRateDay(table), ratesDigest: digest };
  return { ...found, period, groupBy, asOf };
}
