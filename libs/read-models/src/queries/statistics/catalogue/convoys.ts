import {
  CONVOY_STATISTIC,
  hoursOfMs,
  type Measured,
  type RateTable,
  shareOf,
  summarise,
  totalOf,
  UNITS,
} from '#kafila/domain';
import { sql } from 'kysely';
import { type Database } from '../../../database/schema.js';
import { Conversion } from '../figures/amounts.js';
import { isUnder, type StatisticFilter } from '../asked/filter.js';
import { Groups } from '../figures/groups.js';
import { pagesOf } from '../portions/pages.js';
import { type Statistic, type StatisticFound } from '../figures/statistic.js';

interface Samples {
  dispatched: number;
  readonly transitDays: number[];
  readonly spreadHours: number[];
  readonly attrition: number[];
  readonly onTime: boolean[];
  readonly grams: number[];
  readonly usd: number[];
}

export const convoyStatistics: Statistic<typeof CONVOY_STATISTIC> = {
  ...CONVOY_STATISTIC,
  convertsAmounts: true,
  read: readConvoys,
};

interface ConvoyRow {
  readonly corridor_id: string | null;
  readonly regime: string;
  readonly month: string;
  readonly transit: number | null;
  readonly spread: number | null;
  readonly joined: number;
  readonly withdrawn: number;
  readonly on_time: number | null;
  readonly grams: number | null;
  readonly goods_values: string;
  readonly goods_without_value: number;
}

async function readConvoys(
  db: Database,
  filter: StatisticFilter,
  rates: RateTable,
): Promise<StatisticFound<typeof CONVOY_STATISTIC>> {
  const conversion = new Conversion(rates);
  const groups = new Groups<Samples>(filter.groupBy, noSamples);
  const without = { notDelivered: 0, withoutTonnes: 0, withoutValue: 0 };
  for await (const rows of convoyPages(db, filter)) {
    for (const row of rows) {
      const { corridor_id: corridor, regime, month } = row;
      if (!isUnder(regime, filter.regime)) continue;
      const isValued = row.goods_values !== '' && row.goods_without_value === 0;
      const usd = isValued ? conversion.usd(row.goods_values) : null;
      if (row.transit === null) without.notDelivered++;
      if (row.grams === null) without.withoutTonnes++;
      if (!isValued) without.withoutValue++;
      const of = `${corridor ?? ''} ${regime} ${month}`;
      for (const samples of groups.at(of, () => ({ corridors: [corridor], regime, month }))) {
        addTo(samples, row, usd);
      }
    }
  }
  return {
    rows: groups.inOrder().map(({ key, samples }) => ({ key, measured: measured(samples) })),
    leftOut: { ...without, ...conversion.leftOut },
  };
}

function convoyPages(
  db: Database,
  { period, corridor }: StatisticFilter,
): AsyncGenerator<readonly ConvoyRow[]> {
  return pagesOf<ConvoyRow>(db, {
    from: sql`convoys`,
    columns: sql`corridor_id, regime, substr(dispatched_at, 1, 7) as month,
      cast(transit_ms as double precision) as transit, cast(spread_ms as double precision) as spread, joined, withdrawn,
      on_time, cast(load_g as double precision) as grams, goods_values, goods_without_value`,
    where: [
      sql`dispatched_at >= ${period.from}`,
      sql`dispatched_at < ${period.to}`,
      ...(corridor === undefined ? [] : [sql`corridor_id = ${corridor}`]),
    ],
    ownedBy: { table: 'convoys', column: 'convoy_id' },
  });
}

const noSamples = (): Samples => ({
  dispatched: 0,
  transitDays: [],
  spreadHours: [],
  attrition: [],
  onTime: [],
  grams: [],
  usd: [],
});

function addTo(samples: Samples, row: ConvoyRow, usd: number | null): void {
  samples.dispatched++;
  const [transit, spread] = [hoursOfMs(row.transit), hoursOfMs(row.spread)];
  if (transit !== null) samples.transitDays.push(transit / 24);
  if (spread !== null) samples.spreadHours.push(spread);
  if (row.joined > 0) samples.attrition.push(row.withdrawn / row.joined);
  if (row.on_time !== null) samples.onTime.push(row.on_time === 1);
  if (row.grams !== null) samples.grams.push(row.grams);
  if (usd !== null) samples.usd.push(usd);
}

function measured(samples: Samples): Measured<typeof CONVOY_STATISTIC.measures> {
  const { dispatched } = samples;
  return {
    dispatched: { n: dispatched, total: dispatched === 0 ? null : dispatched },
    transitDays: summarise(samples.transitDays),
    spreadHours: summarise(samples.spreadHours),
    attrition: summarise(samples.attrition),
    onTime: shareOf(samples.onTime),
    tonnes: summarise(samples.grams.map((grams) => grams / UNITS.tonnes)),
    tonnesTotal: totalOf(samples.grams, UNITS.tonnes),
    valueUsd: summarise(samples.usd),
    // In millionths of a dollar, so that the sum does not depend on the order.
    valueUsdTotal: totalOf(
      samples.usd.map((usd) => Math.round(usd * UNITS.usd)),
      UNITS.usd,
    ),
  };
}
