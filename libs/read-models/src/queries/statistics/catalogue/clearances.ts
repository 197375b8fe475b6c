import {
  CLEARANCE_STATISTIC,
  hoursOfMs,
  type Measure,
  type Measured,
  type MeasureValue,
  shareOf,
  sinceArrival,
  summarise,
} from '#kafila/domain';
import { type RawBuilder, sql } from 'kysely';
import { type Database } from '../../../database/schema.js';
import { type TripTables } from '../../../database/trip-tables.js';
import { type StatisticFilter } from '../asked/filter.js';
import { arrivalsOf } from './goods-arrivals.js';
import { corridorsThrough, countryOf, Groups } from '../figures/groups.js';
import { pagesOf } from '../portions/pages.js';
import { type Statistic, type StatisticFound } from '../figures/statistic.js';

const { measures } = CLEARANCE_STATISTIC;
type Named<Kind extends Measure['kind']> = {
  [Name in keyof typeof measures]: (typeof measures)[Name]['kind'] extends Kind ? Name : never;
}[keyof typeof measures];
type Hours = Named<'summary'>;
type Share = Named<'ratio'>;
const namesOf = (kind: Measure['kind']): string[] =>
  Object.entries(measures).flatMap(([name, measure]) => (measure.kind === kind ? [name] : []));
const HOUR_NAMES = namesOf('summary') as Hours[];
const SHARE_NAMES = namesOf('ratio') as Share[];

interface Samples {
  readonly hours: Readonly<Record<Hours, number[]>>;
  readonly shares: Readonly<Record<Share, boolean[]>>;
}

export const clearances: Statistic<typeof CLEARANCE_STATISTIC> = {
  ...CLEARANCE_STATISTIC,
  convertsAmounts: false,
  read: readClearances,
};

export interface DeclarationRow {
  readonly reference: string;
  readonly place: string | null;
  readonly convoy_id: string | null;
  /** JSON. */
  readonly vehicle_ids: string;
  readonly lodged_at: string | null;
  readonly granted_at: string;
  readonly gated_out_at: string | null;
  readonly physically_examined: number;
  readonly assessment: number | null;
  readonly ordered: number | null;
  readonly examination: number | null;
  readonly agencies: number | null;
  readonly payment: number | null;
  readonly payment_release: number | null;
  readonly release: number | null;
  readonly gate_out: number | null;
}

const ms = (column: keyof TripTables['declarations']) => sql`cast(${sql.ref(column)} as double precision)`;

async function readClearances(
  db: Database,
  filter: StatisticFilter,
): Promise<StatisticFound<typeof CLEARANCE_STATISTIC>> {
  const groups = new Groups<Samples>(filter.groupBy, noSamples);
  const { from, to } = filter.period;
  let withoutArrival = 0;
  const pages = pagesOf<DeclarationRow>(db, {
    from: sql`declarations`,
    columns: sql`reference, place, convoy_id, vehicle_ids, lodged_at, granted_at, gated_out_at, physically_examined,
      ${ms('assessment_ms')} as assessment, ${ms('examination_ordered_ms')} as ordered,
      ${ms('examination_ms')} as examination, ${ms('agencies_ms')} as agencies, ${ms('payment_ms')} as payment,
      ${ms('payment_release_ms')} as payment_release, ${ms('release_ms')} as release, ${ms('gate_out_ms')} as gate_out`,
    where: [
      sql`status <> 'withdrawn'`,
      sql`granted_at >= ${from}`,
      sql`granted_at < ${to}`,
      ...placesIn(filter),
    ],
    ownedBy: { table: 'declarations', column: 'reference' },
  });
  for await (const rows of pages) {
    const arrivals = await arrivalsOf(db, rows);
    for (const row of rows) {
      const { place } = row;
      const month = row.granted_at.slice(0, '2026-03'.length);
      const arrived = arrivals.get(row.reference) ?? [];
      if (arrived.length === 0) withoutArrival++;
      const found = groups.at(`${place ?? ''} ${month}`, () => ({
        place,
        country: countryOf(place),
        corridors: corridorsThrough(place, filter.corridor),
        month,
      }));
      for (const samples of found) addTo(samples, row, arrived);
    }
  }
  return {
    rows: groups.inOrder().map(({ key, samples }) => ({ key, measured: measured(samples) })),
    leftOut: { ...(await notReleased(db, filter)), withoutArrival },
  };
}

function addTo({ hours, shares }: Samples, row: DeclarationRow, arrivals: readonly string[]): void {
  const since = sinceArrival(
    { lodgedAt: row.lodged_at, grantedAt: row.granted_at, gatedOutAt: row.gated_out_at },
    arrivals,
  );
  const values: Readonly<Record<Hours, number | null>> = {
    arrivalToLodgementHours: since.arrivalToLodgement,
    lodgementToAssessmentHours: hoursOfMs(row.assessment),
    assessmentToExaminationHours: hoursOfMs(row.ordered),
    examinationHours: hoursOfMs(row.examination),
    otherAgenciesHours: hoursOfMs(row.agencies),
    lodgementToPaymentHours: hoursOfMs(row.payment),
    paymentToReleaseHours: hoursOfMs(row.payment_release),
    lodgementToReleaseHours: hoursOfMs(row.release),
    arrivalToReleaseHours: since.arrivalToRelease,
    releaseToGateOutHours: hoursOfMs(row.gate_out),
    arrivalToGateOutHours: since.arrivalToGateOut,
  };
  for (const name of HOUR_NAMES) {
    const value = values[name];
    if (value !== null) hours[name].push(value);
  }
  shares.physicallyExamined.push(row.physically_examined === 1);
  if (since.lodgedBeforeArrival !== null) shares.lodgedBeforeArrival.push(since.lodgedBeforeArrival);
}

const noSamples = (): Samples => ({
  hours: Object.fromEntries(HOUR_NAMES.map((name) => [name, [] as number[]])) as Record<Hours, number[]>,
  shares: { physicallyExamined: [], lodgedBeforeArrival: [] },
});

function measured({ hours, shares }: Samples): Measured<typeof measures> {
  return Object.fromEntries<MeasureValue>([
    ...HOUR_NAMES.map((name) => [name, summarise(hours[name])] as const),
    ...SHARE_NAMES.map((name) => [name, shareOf(shares[name])] as const),
  ]) as Measured<typeof measures>;
}

async function notReleased(
  db: Database,
  filter: StatisticFilter,
): Promise<{ withdrawn: number; notReleased: number }> {
  const { from, to } = filter.period;
  const where = [sql`lodged_at >= ${from}`, sql`lodged_at < ${to}`, ...placesIn(filter)];
  const { rows } = await sql<{ withdrawn: number | null; pending: number | null }>`
    select cast(sum(case when status = 'withdrawn' then 1 else 0 end) as integer) as withdrawn,
      cast(sum(case when status <> 'withdrawn' and granted_at is null then 1 else 0 end) as integer) as pending
    from declarations where ${sql.join(where, sql` and `)}`.execute(db);
  return { withdrawn: rows[0]?.withdrawn ?? 0, notReleased: rows[0]?.pending ?? 0 };
}

function placesIn({ places }: StatisticFilter): RawBuilder<unknown>[] {
  if (!places) return [];
  return [places.size === 0 ? sql`1 = 0` : sql`place in (${sql.join([...places])})`];
}
