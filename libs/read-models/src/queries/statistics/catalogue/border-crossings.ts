import { BORDER_STATISTIC, type RateTable } from '#kafila/domain';
import { type RawBuilder, sql } from 'kysely';
import { type Database } from '../../../database/schema.js';
import { Conversion } from '../figures/amounts.js';
import { passageOwners, passagesIn, readBorderSamples, summariseBorders } from './border-samples.js';
import { type StatisticFilter } from '../asked/filter.js';
import { corridorsThrough, countryOf, type GroupedBy, Groups } from '../figures/groups.js';
import { pagesOf } from '../portions/pages.js';
import { type Statistic, type StatisticFound } from '../figures/statistic.js';

export const borderCrossings: Statistic<typeof BORDER_STATISTIC> = {
  ...BORDER_STATISTIC,
  convertsAmounts: true,
  read: readBorderCrossings,
};

async function readBorderCrossings(
  db: Database,
  filter: StatisticFilter,
  rates: RateTable,
): Promise<StatisticFound<typeof BORDER_STATISTIC>> {
  const conversion = new Conversion(rates);
  const { samples, passagesOutOfOrder } = await readBorderSamples(db, filter, conversion);
  const groups = new Groups<number[]>(filter.groupBy, () => []);
  for (const [number, side] of samples.groups.entries()) {
    for (const group of groups.at(side, () => groupedBy(side, filter))) group.push(number);
  }
  const found = groups.inOrder();
  const summaries = await summariseBorders(
    samples,
    found.map((group) => group.samples),
  );
  return {
    rows: summaries.map((measured, i) => ({ key: found[i]?.key ?? {}, measured })),
    leftOut: { ...(await withoutExit(db, filter)), passagesOutOfOrder, ...conversion.leftOut },
  };
}

function groupedBy(side: string, { corridor }: StatisticFilter): GroupedBy {
  const [place = '', direction = '', regime = '', month = ''] = side.split('|');
  if (place === '') return { direction, regime, month };
  const corridors = corridorsThrough(place, corridor);
  return { place, direction, country: countryOf(place), corridors, regime, month };
}

/** Nobody reported anything of a side: when its vehicle was seen at the side after it, or at the one before. */
function nextSeen(which: 'min' | 'max', comes: '>' | '<'): RawBuilder<unknown> {
  return sql`(select ${sql.raw(which)}(coalesce(other.exited_at, other.entered_at, other.arrived_at)) from passages as other
    where other.convoy_id = passages.convoy_id and other.vehicle_id = passages.vehicle_id
      and other.ordinal ${sql.raw(comes)} passages.ordinal)`;
}

/** Passages that belong to the period, as far as anybody knows, and have no exit that was reported. */
async function withoutExit(
  db: Database,
  filter: StatisticFilter,
): Promise<{ inferredPassages: number; passagesNotOver: number }> {
  const { from, to } = filter.period;
  const seen = sql`coalesce(exited_at, entered_at, arrived_at, ${nextSeen('min', '>')}, ${nextSeen('max', '<')})`;
  const where = [
    ...passagesIn(filter),
    sql`(inferred = 1 or exited_at is null)`,
    sql`${seen} >= ${from}`,
    sql`${seen} < ${to}`,
  ];
  const pages = pagesOf<{ inferred: number; n: number }>(db, {
    from: sql`passages`,
    columns: sql`cast(coalesce(sum(inferred), 0) as integer) as inferred, cast(count(*) as integer) as n`,
    where,
    ownedBy: passageOwners(filter),
  });
  const counted = { inferredPassages: 0, passagesNotOver: 0 };
  for await (const [row] of pages) {
    counted.inferredPassages += row?.inferred ?? 0;
    counted.passagesNotOver += (row?.n ?? 0) - (row?.inferred ?? 0);
  }
  return counted;
}
