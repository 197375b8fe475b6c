import { countrySections, hoursOfMs, type LegToMeasure, type Movement } from '#kafila/domain';
import { type RawBuilder, sql } from 'kysely';
import { type Database } from '../../../database/schema.js';
import { type StatisticFilter } from '../asked/filter.js';
import { pagesOf } from '../portions/pages.js';

/** A vehicle over its whole trip, or over what of it lies in one country. */
export interface Driven extends Movement {
  readonly corridor: string | null;
  readonly regime: string;
  /** Of the arrival at the destination, in UTC. */
  readonly month: string;
  /** Null: the whole trip. */
  readonly country: string | null;
}

/** A whole trip, with what it cost. */
export interface WholeTrip extends Driven {
  readonly tonnes: number | null;
  /** Written amounts; null where nobody reported any. */
  readonly costs: string | null;
}

interface TripRow {
  readonly corridor_id: string | null;
  readonly regime: string;
  readonly month: string;
  readonly metres: number | null;
  readonly elapsed: number | null;
  readonly moving: number | null;
  readonly carried_metres: number | null;
  readonly carried: number | null;
  readonly grams: number | null;
  readonly costs: string | null;
}

export async function* wholeTrips(
  db: Database,
  filter: StatisticFilter,
): AsyncGenerator<readonly WholeTrip[]> {
  const pages = pagesOf<TripRow>(db, {
    from: sql`whole_trips as trips`,
    columns: sql`corridor_id, regime, substr(arrived_at, 1, 7) as month, ${whole('distance_m')} as metres,
      ${whole('duration_ms')} as elapsed, ${whole('moving_ms')} as moving, ${whole('carried_m')} as carried_metres,
      ${whole('carried_ms')} as carried, ${whole('load_g')} as grams, costs`,
    where: tripsIn(filter),
    ownedBy: { table: 'whole_trips', column: 'convoy_id' },
  });
  for await (const rows of pages) yield rows.map(tripOf);
}

function tripOf({ corridor_id, regime, month, metres, elapsed, moving, ...rest }: TripRow): WholeTrip {
  const { carried_metres, carried, grams, costs } = rest;
  return {
    corridor: corridor_id,
    regime,
    month,
    country: null,
    km: metres === null ? null : metres / 1000,
    elapsedMs: elapsed,
    movingMs: moving,
    carriedKm: carried_metres === null ? null : carried_metres / 1000,
    carriedMs: carried,
    tonnes: grams === null ? null : grams / 1_000_000,
    costs,
  };
}

interface LegRow {
  readonly convoy_id: string;
  readonly vehicle_id: string;
  readonly ordinal: number;
  readonly corridor_id: string | null;
  readonly regime: string;
  readonly month: string;
  readonly from_place: string;
  readonly to_place: string;
  readonly departed_at: string | null;
  readonly reached_at: string | null;
  readonly mode: 'road' | 'sea' | 'rail' | 'mixed';
  readonly metres: number | null;
  readonly driving: number | null;
}

/** The countries of the same trips. */
export async function* countriesOfTrips(
  db: Database,
  filter: StatisticFilter,
): AsyncGenerator<readonly Driven[]> {
  const pages = pagesOf<LegRow>(db, {
    from: sql`(select legs.convoy_id, legs.vehicle_id, ordinal, corridor_id, regime, from_place, to_place, departed_at,
      legs.arrived_at as reached_at, mode, legs.distance_m, driving_ms, whole_trips.arrived_at
      from whole_trips join legs on legs.convoy_id = whole_trips.convoy_id
        and legs.vehicle_id = whole_trips.vehicle_id) as trips`,
    columns: sql`convoy_id, vehicle_id, ordinal, corridor_id, regime, substr(arrived_at, 1, 7) as month, from_place,
      to_place, mode, departed_at, reached_at, ${whole('distance_m')} as metres, ${whole('driving_ms')} as driving`,
    where: tripsIn(filter),
    ownedBy: { table: 'legs', column: 'convoy_id' },
  });
  for await (const rows of pages) {
    yield byVehicle(rows).flatMap((legs) =>
      countrySections(legs.map(legOf))
        .filter(({ country }) => filter.country === undefined || country === filter.country)
        .map((section) => ({ ...section, ...commonOf(legs) })),
    );
  }
}

function byVehicle(rows: readonly LegRow[]): readonly (readonly LegRow[])[] {
  const vehicles = new Map<string, LegRow[]>();
  for (const row of rows) {
    const vehicle = `${row.convoy_id} ${row.vehicle_id}`;
    const known = vehicles.get(vehicle);
    if (known) known.push(row);
    else vehicles.set(vehicle, [row]);
  }
  return [...vehicles.values()].map((legs) => legs.sort((a, b) => a.ordinal - b.ordinal));
}

function legOf({
  from_place,
  to_place,
  mode,
  departed_at,
  reached_at,
  metres,
  driving,
}: LegRow): LegToMeasure {
  return {
    ...(mode === 'road' ? {} : { mode }),
    from: from_place,
    to: to_place,
    departedAt: departed_at,
    arrivedAt: reached_at,
    km: metres === null ? null : metres / 1000,
    drivingHours: hoursOfMs(driving),
  };
}

function commonOf([leg]: readonly LegRow[]): Pick<Driven, 'corridor' | 'regime' | 'month'> {
  return { corridor: leg?.corridor_id ?? null, regime: leg?.regime ?? '', month: leg?.month ?? '' };
}

/** Of a table or question named `trips`. */
function tripsIn({ period, corridor, place }: StatisticFilter): readonly RawBuilder<unknown>[] {
  const conditions = [sql`trips.arrived_at >= ${period.from}`, sql`trips.arrived_at < ${period.to}`];
  if (corridor !== undefined) conditions.push(sql`trips.corridor_id = ${corridor}`);
  if (place !== undefined)
    conditions.push(sql`exists (select 1 from legs as passed where passed.convoy_id = trips.convoy_id
      and passed.vehicle_id = trips.vehicle_id and (passed.from_place = ${place} or passed.to_place = ${place}))`);
  return conditions;
}

function whole(column: string): RawBuilder<unknown> {
  return sql`cast(${sql.ref(column)} as double precision)`;
}
