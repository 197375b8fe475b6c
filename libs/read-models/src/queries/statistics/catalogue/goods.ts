import { GOODS_STATISTIC, type Measured, type RateTable, totalOf, UNITS } from '#kafila/domain';
import { type RawBuilder, sql } from 'kysely';
import { type Database } from '../../../database/schema.js';
import { isUnder, type StatisticFilter } from '../asked/filter.js';
import { Conversion } from '../figures/amounts.js';
import { Groups } from '../figures/groups.js';
import { type Statistic, type StatisticFound } from '../figures/statistic.js';
import { pagesOf } from '../portions/pages.js';

interface Samples {
  readonly convoys: Set<string>;
  readonly vehicles: Set<string>;
  readonly codes: Set<string>;
  /** Lines with a code. */
  coded: number;
  readonly grams: number[];
  /** Millionths of a dollar. */
  readonly microUsd: number[];
}

interface GoodsRow {
  readonly convoy_id: string;
  readonly vehicle_id: string;
  readonly hs_code: string | null;
  readonly destination: string | null;
  readonly grams: number | null;
  readonly value: string | null;
  readonly corridor_id: string | null;
  readonly regime: string;
  readonly month: string;
}

/** Digits of the Harmonised System. */
const [CHAPTER, HEADING] = [2, 4];

export const goodsStatistics: Statistic<typeof GOODS_STATISTIC> = {
  ...GOODS_STATISTIC,
  convertsAmounts: true,
  read: readGoods,
};

async function readGoods(
  db: Database,
  filter: StatisticFilter,
  rates: RateTable,
): Promise<StatisticFound<typeof GOODS_STATISTIC>> {
  const conversion = new Conversion(rates);
  const groups = new Groups<Samples>(filter.groupBy, noSamples);
  const without = { withoutCode: 0, withoutWeight: 0, withoutValue: 0 };
  for await (const rows of goodsPages(db, filter)) {
    for (const row of rows) {
      if (!isUnder(row.regime, filter.regime)) continue;
      if (row.hs_code === null) without.withoutCode++;
      if (row.grams === null) without.withoutWeight++;
      if (row.value === null) without.withoutValue++;
      const microUsd = row.value === null ? null : conversion.microUsd(row.value);
      for (const samples of groups.at(distinguishing(row), () => groupedBy(row)))
        addTo(samples, row, microUsd);
    }
  }
  return {
    rows: groups.inOrder().map(({ key, samples }) => ({ key, measured: measured(samples) })),
    leftOut: { ...without, ...conversion.leftOut },
  };
}

function goodsPages(db: Database, filter: StatisticFilter): AsyncGenerator<readonly GoodsRow[]> {
  const { period, corridor, hs, destination } = filter;
  return pagesOf<GoodsRow>(db, {
    from: sql`goods join convoys on convoys.convoy_id = goods.convoy_id`,
    columns: sql`goods.convoy_id, goods.vehicle_id, hs_code, destination, cast(gross_g as double precision) as grams, value,
      corridor_id, regime, substr(dispatched_at, 1, 7) as month`,
    where: [
      sql`dispatched_at >= ${period.from}`,
      sql`dispatched_at < ${period.to}`,
      ...narrowedBy(sql`corridor_id`, corridor),
      ...narrowedBy(sql`destination`, destination),
      ...(hs === undefined ? [] : [sql`substr(hs_code, 1, ${sql.lit(hs.length)}) = ${hs}`]),
    ],
    ownedBy: { table: 'goods', column: 'goods.convoy_id' },
  });
}

function narrowedBy(column: RawBuilder<unknown>, value: string | undefined): RawBuilder<unknown>[] {
  return value === undefined ? [] : [sql`${column} = ${value}`];
}

function distinguishing({ hs_code, destination, corridor_id, regime, month }: GoodsRow): string {
  return [hs_code, destination, corridor_id, regime, month].join(' ');
}

function groupedBy({ hs_code: hsCode, destination, corridor_id, regime, month }: GoodsRow) {
  return {
    hsCode,
    hsChapter: hsCode && hsCode.slice(0, CHAPTER),
    hsHeading: hsCode && hsCode.slice(0, HEADING),
    ...{ destination, corridors: [corridor_id], regime, month },
  };
}

const noSamples = (): Samples => ({
  ...{ convoys: new Set<string>(), vehicles: new Set<string>(), codes: new Set<string>() },
  ...{ coded: 0, grams: [], microUsd: [] },
});

function addTo(
  samples: Samples,
  { convoy_id, vehicle_id, hs_code, grams }: GoodsRow,
  microUsd: number | null,
): void {
  samples.convoys.add(convoy_id);
  samples.vehicles.add(`${convoy_id} ${vehicle_id}`);
  if (hs_code !== null) {
    samples.coded++;
    samples.codes.add(hs_code);
  }
  if (grams !== null) samples.grams.push(grams);
  if (microUsd !== null) samples.microUsd.push(microUsd);
}

function measured({
  convoys,
  vehicles,
  codes,
  coded,
  grams,
  microUsd,
}: Samples): Measured<typeof GOODS_STATISTIC.measures> {
  const counted = (found: ReadonlySet<string>, n: number): { n: number; total: number | null } => ({
    n,
    total: n === 0 ? null : found.size,
  });
  return {
    convoys: counted(convoys, convoys.size),
    vehicles: counted(vehicles, vehicles.size),
    codes: counted(codes, coded),
    tonnesTotal: totalOf(grams, UNITS.tonnes),
    valueUsdTotal: totalOf(microUsd, UNITS.usd),
  };
}
