import { hoursOfMs, type RateTable, summarise } from '#kafila/domain';
import { Type } from '@sinclair/typebox';
import { sql } from 'kysely';
import { type Database } from '../../database/schema.js';
import { Conversion, conversionLeftOutFields } from './amounts.js';
import { isUnder, type StatisticFilter } from './filter.js';
import { Groups } from './grouping.js';
import { type Measures, type MeasureValue, shareOf, totalOf } from './measure.js';
import { pagesOf } from './pages.js';
import { type Statistic, type StatisticFound } from './statistic.js';

const MEASURES = {
  dispatched: { kind: 'total', meaning: 'Convoys that were dispatched.' },
  transitDays: { kind: 'summary', meaning: 'Days from the dispatch to the last delivery.' },
  spreadHours: {
    kind: 'summary',
    meaning:
      'Hours between the first and the last truck at a destination; the widest, where there are several.',
  },
  attrition: {
    kind: 'summary',
    meaning: 'Of the vehicles that joined a convoy, the share that was withdrawn.',
  },
  onTime: { kind: 'ratio', meaning: 'The share of convoys whose last delivery was not later than planned.' },
  tonnes: { kind: 'summary', meaning: 'Metric tonnes of cargo of a convoy.' },
  tonnesTotal: { kind: 'total', meaning: 'Metric tonnes of cargo of all of them.' },
  valueUsd: {
    kind: 'summary',
    meaning: 'Value of the goods of a convoy, in US dollars at the day of its dispatch.',
  },
  valueUsdTotal: { kind: 'total', meaning: 'Value of the goods of all of them.' },
} as const satisfies Measures;

interface Samples {
  dispatched: number;
  readonly transitDays: number[];
  readonly spreadHours: number[];
  readonly attrition: number[];
  readonly onTime: boolean[];
  readonly grams: number[];
  readonly usd: number[];
}

/** Convoys: one sample for each that was dispatched. */
export const convoyStatistics: Statistic = {
  name: 'convoys',
  summary: 'How convoys fare: transit, spread, attrition, on time, what they carry',
  time: 'the dispatch',
  groupings: ['corridor', 'regime', 'month'],
  filters: ['corridor', 'regime'],
  placesOfCorridor: false,
  measures: MEASURES,
  leftOut: {
    notDelivered: Type.Integer({
      description: 'Convoys of which not all vehicles that stayed have delivered all.',
    }),
    withoutTonnes: Type.Integer({ description: 'Convoys of which the weight of the cargo is not known.' }),
    withoutValue: Type.Integer({
      description: 'Convoys with goods of which nobody said the value, or with none.',
    }),
    ...conversionLeftOutFields,
  },
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

async function readConvoys(db: Database, filter: StatisticFilter, rates: RateTable): Promise<StatisticFound> {
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

const MICRO = 1_000_000;

function measured(samples: Samples): Record<keyof typeof MEASURES, MeasureValue> {
  const { dispatched } = samples;
  return {
    dispatched: { n: dispatched, total: dispatched === 0 ? null : dispatched },
    transitDays: summarise(samples.transitDays),
    spreadHours: summarise(samples.spreadHours),
    attrition: summarise(samples.attrition),
    onTime: shareOf(samples.onTime),
    tonnes: summarise(samples.grams.map((grams) => grams / MICRO)),
    tonnesTotal: totalOf(samples.grams, MICRO),
    valueUsd: summarise(samples.usd),
    // In millionths of a dollar, so that the sum does not depend on the order.
    valueUsdTotal: totalOf(
      samples.usd.map((usd) => Math.round(usd * MICRO)),
      MICRO,
    ),
  };
}
