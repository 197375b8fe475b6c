import { hoursOfMs, type Measured, shareOf, summarise, TIR_STATISTIC } from '#kafila/domain';
import { type RawBuilder, sql } from 'kysely';
import { type Database } from '../../../database/schema.js';
import { type StatisticFilter } from '../asked/filter.js';
import { corridorsThrough, countryOf, type GroupedBy, Groups } from '../figures/groups.js';
import { pagesOf } from '../portions/pages.js';
import { type Statistic, type StatisticFound } from '../figures/statistic.js';

interface Samples {
  readonly nextStart: number[];
  readonly discharge: number[];
  readonly reservation: boolean[];
  breaches: number;
}

export const tirStatistics: Statistic<typeof TIR_STATISTIC> = {
  ...TIR_STATISTIC,
  convertsAmounts: false,
  read: readTir,
};

interface OperationRow {
  readonly place: string | null;
  readonly month: string;
  readonly with_reservation: number;
  readonly next_start: number | null;
  readonly discharge: number | null;
}

interface BreachRow {
  readonly place: string | null;
  readonly month: string;
}

async function readTir(db: Database, filter: StatisticFilter): Promise<StatisticFound<typeof TIR_STATISTIC>> {
  const groups = new Groups<Samples>(filter.groupBy, () => ({
    nextStart: [],
    discharge: [],
    reservation: [],
    breaches: 0,
  }));
  const at = ({ place, month }: { place: string | null; month: string }): readonly Samples[] =>
    groups.at(`${place ?? ''} ${month}`, () => groupedBy(place, month, filter));
  let notDischarged = 0;
  for await (const rows of operationPages(db, filter)) {
    for (const row of rows) {
      const [nextStart, days] = [hoursOfMs(row.next_start), hoursOfMs(row.discharge)];
      if (days === null) notDischarged++;
      for (const samples of at(row)) {
        samples.reservation.push(row.with_reservation === 1);
        if (nextStart !== null) samples.nextStart.push(nextStart);
        if (days !== null) samples.discharge.push(days / 24);
      }
    }
  }
  for await (const rows of breachPages(db, filter)) {
    for (const row of rows) for (const samples of at(row)) samples.breaches++;
  }
  return {
    rows: groups.inOrder().map(({ key, samples }) => ({ key, measured: measured(samples) })),
    leftOut: { notDischarged },
  };
}

function operationPages(db: Database, filter: StatisticFilter): AsyncGenerator<readonly OperationRow[]> {
  const { from, to } = filter.period;
  return pagesOf<OperationRow>(db, {
    from: sql`tir_operations`,
    columns: sql`termination_office as place, substr(terminated_at, 1, 7) as month,
      case when reservation is null then 0 else 1 end as with_reservation,
      cast(next_start_ms as double precision) as next_start, cast(discharge_ms as double precision) as discharge`,
    where: [
      sql`terminated_at >= ${from}`,
      sql`terminated_at < ${to}`,
      ...placesIn('termination_office', filter),
    ],
    ownedBy: { table: 'tir_operations', column: 'carnet_number' },
  });
}

function breachPages(db: Database, filter: StatisticFilter): AsyncGenerator<readonly BreachRow[]> {
  const { from, to } = filter.period;
  return pagesOf<BreachRow>(db, {
    from: sql`seal_breaches`,
    columns: sql`place, substr(breached_at, 1, 7) as month`,
    where: [sql`breached_at >= ${from}`, sql`breached_at < ${to}`, ...placesIn('place', filter)],
    ownedBy: { table: 'seal_breaches', column: 'convoy_id' },
  });
}

function placesIn(column: string, { places }: StatisticFilter): RawBuilder<unknown>[] {
  if (!places) return [];
  return [places.size === 0 ? sql`1 = 0` : sql`${sql.ref(column)} in (${sql.join([...places])})`];
}

function groupedBy(place: string | null, month: string, { corridor }: StatisticFilter): GroupedBy {
  return { place, country: countryOf(place), corridors: corridorsThrough(place, corridor), month };
}

/** Breaches are counted, so none where operations were watched is a sample. */
function measured({
  nextStart,
  discharge,
  reservation,
  breaches,
}: Samples): Measured<typeof TIR_STATISTIC.measures> {
  const watched = reservation.length > 0 || breaches > 0;
  return {
    nextStartHours: summarise(nextStart),
    dischargeDays: summarise(discharge),
    withReservation: shareOf(reservation),
    sealBreaches: { n: reservation.length, total: watched ? breaches : null },
  };
}
