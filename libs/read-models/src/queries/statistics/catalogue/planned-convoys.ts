import { type Measured, PLANNED_STATISTIC } from '#kafila/domain';
import { type RawBuilder, sql } from 'kysely';
import { type Database } from '../../../database/schema.js';
import { wordsOfRoute } from '../../../database/scope/convoy-condition.js';
import { isUnder, type StatisticFilter } from '../asked/filter.js';
import { Groups } from '../figures/groups.js';
import { type Statistic, type StatisticFound } from '../figures/statistic.js';
import { pagesOf } from '../portions/pages.js';

interface Samples {
  planned: number;
  vehicles: number;
}

interface PlannedRow {
  readonly corridor_id: string | null;
  readonly regime: string;
  readonly month: string;
  readonly route_countries: string | null;
  readonly vehicles: number;
}

export const plannedStatistics: Statistic<typeof PLANNED_STATISTIC> = {
  ...PLANNED_STATISTIC,
  convertsAmounts: false,
  read: readPlanned,
};

async function readPlanned(
  db: Database,
  filter: StatisticFilter,
): Promise<StatisticFound<typeof PLANNED_STATISTIC>> {
  const { from, to } = filter.period;
  const groups = new Groups<Samples>(filter.groupBy, () => ({ planned: 0, vehicles: 0 }));
  for await (const rows of plannedPages(db, filter, [
    sql`planned_departure >= ${from}`,
    sql`planned_departure < ${to}`,
  ])) {
    for (const row of rows) {
      const { corridor_id: corridor, regime, month, route_countries: countries } = row;
      const of = `${corridor ?? ''} ${regime} ${month} ${countries ?? ''}`;
      for (const samples of groups.at(of, () => groupedBy(row))) {
        samples.planned++;
        samples.vehicles += row.vehicles;
      }
    }
  }
  let overdue = 0;
  for await (const rows of plannedPages(db, filter, [sql`planned_departure < ${from}`]))
    overdue += rows.length;
  return {
    rows: groups.inOrder().map(({ key, samples }) => ({ key, measured: measured(samples) })),
    leftOut: { overdue },
  };
}

async function* plannedPages(
  db: Database,
  { corridor, regime }: StatisticFilter,
  departing: readonly RawBuilder<unknown>[],
): AsyncGenerator<readonly PlannedRow[]> {
  const pages = pagesOf<PlannedRow>(db, {
    from: sql`convoys`,
    columns: sql`corridor_id, regime, substr(planned_departure, 1, 7) as month, route_countries,
      (select cast(count(*) as integer) from vehicles where vehicles.convoy_id = convoys.convoy_id and left_at is null)
        as vehicles`,
    where: [
      sql`status = 'planned'`,
      ...departing,
      ...(corridor === undefined ? [] : [sql`corridor_id = ${corridor}`]),
    ],
    ownedBy: { table: 'convoys', column: 'convoy_id' },
  });
  for await (const rows of pages) yield rows.filter((row) => isUnder(row.regime, regime));
}

function groupedBy({ corridor_id, regime, month, route_countries }: PlannedRow) {
  return { corridors: [corridor_id], regime, month, countries: wordsOfRoute(route_countries ?? '') };
}

function measured({ planned, vehicles }: Samples): Measured<typeof PLANNED_STATISTIC.measures> {
  return {
    planned: { n: planned, total: planned === 0 ? null : planned },
    vehicles: { n: planned, total: planned === 0 ? null : vehicles },
  };
}
