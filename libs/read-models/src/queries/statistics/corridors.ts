import {
  hoursOfMs,
  type Movement,
  pooledSpeeds,
  type RateTable,
  speedsOf,
  summarise,
  tfi3Usd,
} from '#kafila/domain';
import { Type } from '@sinclair/typebox';
import { sql } from 'kysely';
import { type Database } from '../../database/schema.js';
import { Conversion, conversionLeftOutFields } from './amounts.js';
import { isUnder, type StatisticFilter } from './filter.js';
import { Groups } from './grouping.js';
import { type Measures, type MeasureValue } from './measure.js';
import { pagesOf } from './pages.js';
import { type Statistic, type StatisticFound } from './statistic.js';

const MEASURES = {
  swodKmh: {
    kind: 'summary',
    meaning: 'Speed without delay, km/h: kilometres over hours in motion, trip by trip.',
  },
  swdKmh: {
    kind: 'summary',
    meaning:
      'Speed with delay, CPMM TFI4, km/h: kilometres over all hours, borders and halts included, trip by trip.',
  },
  swodKmhPooled: {
    kind: 'ratio',
    meaning: 'All kilometres over all hours in motion: another figure than the mean.',
  },
  swdKmhPooled: { kind: 'ratio', meaning: 'All kilometres over all hours.' },
  tfi3Usd: {
    kind: 'summary',
    meaning: 'CPMM TFI3: all that was paid on the trip, in US dollars per 500 km per 20 t of cargo.',
  },
  distanceKm: { kind: 'summary', meaning: 'Kilometres by road of the legs really driven.' },
  tripHours: { kind: 'summary', meaning: 'From the departure to the arrival.' },
  movingHours: { kind: 'summary', meaning: 'Of them: in motion.' },
} as const satisfies Measures;

interface Samples {
  readonly trips: Movement[];
  readonly tfi3Usd: number[];
}

/** Corridors: one sample for each vehicle over its whole trip in one convoy. */
export const corridorStatistics: Statistic = {
  name: 'corridors',
  summary: 'How fast trips are and what they cost (CPMM TFI3, TFI4, SWOD)',
  time: 'the arrival at the destination',
  groupings: ['corridor', 'regime', 'month'],
  filters: ['corridor', 'regime'],
  placesOfCorridor: false,
  measures: MEASURES,
  leftOut: {
    tripsWithoutDistance: Type.Integer({
      description: 'Trips of which a leg is not on the route, so that nobody knows its kilometres.',
    }),
    tripsWithoutMotion: Type.Integer({
      description:
        'Trips of which nobody can tell motion from delay: a border crossed unseen, a halt without an end, clocks that differ.',
    }),
    tripsWithoutCosts: Type.Integer({
      description: 'Trips of which nobody reported that anything was paid.',
    }),
    tripsWithoutTonnes: Type.Integer({ description: 'Trips of which the weight of the cargo is not known.' }),
    ...conversionLeftOutFields,
  },
  read: readCorridors,
};

interface TripRow {
  readonly corridor_id: string | null;
  readonly regime: string;
  readonly month: string;
  readonly metres: number | null;
  readonly elapsed: number | null;
  readonly moving: number | null;
  readonly grams: number | null;
  readonly costs: string | null;
}

async function readCorridors(
  db: Database,
  filter: StatisticFilter,
  rates: RateTable,
): Promise<StatisticFound> {
  const conversion = new Conversion(rates);
  const groups = new Groups<Samples>(filter.groupBy, () => ({ trips: [], tfi3Usd: [] }));
  const without = {
    tripsWithoutDistance: 0,
    tripsWithoutMotion: 0,
    tripsWithoutCosts: 0,
    tripsWithoutTonnes: 0,
  };
  const { from, to } = filter.period;
  const pages = pagesOf<TripRow>(db, {
    from: sql`whole_trips`,
    columns: sql`corridor_id, regime, substr(arrived_at, 1, 7) as month,
      cast(distance_m as double precision) as metres, cast(duration_ms as double precision) as elapsed,
      cast(moving_ms as double precision) as moving, cast(load_g as double precision) as grams, costs`,
    where: [
      sql`arrived_at >= ${from}`,
      sql`arrived_at < ${to}`,
      ...(filter.corridor === undefined ? [] : [sql`corridor_id = ${filter.corridor}`]),
    ],
    ownedBy: { table: 'whole_trips', column: 'convoy_id' },
  });
  for await (const rows of pages) {
    for (const row of rows) {
      const { corridor_id: corridor, regime, month } = row;
      if (!isUnder(regime, filter.regime)) continue;
      const km = row.metres === null ? null : row.metres / 1000;
      const tonnes = row.grams === null ? null : row.grams / 1_000_000;
      const usd = row.costs === null ? null : conversion.usd(row.costs);
      if (km === null) without.tripsWithoutDistance++;
      if (row.moving === null) without.tripsWithoutMotion++;
      if (row.costs === null) without.tripsWithoutCosts++;
      if (tonnes === null) without.tripsWithoutTonnes++;
      const cost = tfi3Usd(usd, km, tonnes);
      const of = `${corridor ?? ''} ${regime} ${month}`;
      for (const samples of groups.at(of, () => ({ corridors: [corridor], regime, month }))) {
        samples.trips.push({ km, movingMs: row.moving, elapsedMs: row.elapsed });
        if (cost !== null) samples.tfi3Usd.push(cost);
      }
    }
  }
  return {
    rows: groups.inOrder().map(({ key, samples }) => ({ key, measured: measured(samples) })),
    leftOut: { ...without, ...conversion.leftOut },
  };
}

function measured({ trips, tfi3Usd: costs }: Samples): Record<keyof typeof MEASURES, MeasureValue> {
  const speeds = trips.map(speedsOf);
  const pooled = trips.filter(
    ({ km, movingMs, elapsedMs }) => km !== null && movingMs !== null && elapsedMs !== null,
  );
  const { swodKmhPooled, swdKmhPooled } = pooledSpeeds(pooled);
  return {
    swodKmh: summarise(known(speeds.map(({ swodKmh }) => swodKmh))),
    swdKmh: summarise(known(speeds.map(({ swdKmh }) => swdKmh))),
    swodKmhPooled: { n: pooled.length, ratio: swodKmhPooled },
    swdKmhPooled: { n: pooled.length, ratio: swdKmhPooled },
    tfi3Usd: summarise(costs),
    distanceKm: summarise(known(trips.map(({ km }) => km))),
    tripHours: summarise(known(trips.map(({ elapsedMs }) => hoursOfMs(elapsedMs)))),
    movingHours: summarise(known(trips.map(({ movingMs }) => hoursOfMs(movingMs)))),
  };
}

function known(values: readonly (number | null)[]): readonly number[] {
  return values.filter((value) => value !== null);
}
