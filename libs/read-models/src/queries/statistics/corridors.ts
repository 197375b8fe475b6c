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
import { type Database } from '../../database/schema.js';
import { Conversion, conversionLeftOutFields } from './amounts.js';
import { countriesOfTrips, type Driven, wholeTrips } from './driven-trips.js';
import { isUnder, type StatisticFilter } from './filter.js';
import { Groups } from './grouping.js';
import { type Measures, type MeasureValue } from './measure.js';
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

/**
 * Corridors: one sample for each vehicle over its whole trip in one convoy; where countries are asked for, over each country
 * of it. What a trip cost is told of whole trips only.
 */
export const corridorStatistics: Statistic = {
  name: 'corridors',
  summary: 'How fast trips are and what they cost (CPMM TFI3, TFI4, SWOD)',
  time: 'the arrival at the destination',
  groupings: ['corridor', 'country', 'regime', 'month'],
  filters: ['place', 'country', 'corridor', 'regime'],
  placesOfCorridor: false,
  measures: MEASURES,
  leftOut: {
    tripsWithoutDistance: Type.Integer({
      description:
        'Trips (or countries of them, where countries are asked for) of which a leg is not on the route, so that nobody knows its kilometres.',
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
  const add = (driven: Driven, cost: number | null): void => {
    const { corridor, regime, month, country, km, movingMs, elapsedMs } = driven;
    if (km === null) without.tripsWithoutDistance++;
    if (movingMs === null) without.tripsWithoutMotion++;
    const of = `${corridor ?? ''} ${regime} ${month} ${country ?? ''}`;
    for (const samples of groups.at(of, () => ({ corridors: [corridor], regime, month, country }))) {
      samples.trips.push({ km, movingMs, elapsedMs });
      if (cost !== null) samples.tfi3Usd.push(cost);
    }
  };
  if (filter.country !== undefined || filter.groupBy.includes('country')) {
    for await (const sections of countriesOfTrips(db, filter)) {
      for (const section of sections) if (isUnder(section.regime, filter.regime)) add(section, null);
    }
  } else {
    for await (const trips of wholeTrips(db, filter)) {
      for (const trip of trips) {
        if (!isUnder(trip.regime, filter.regime)) continue;
        if (trip.costs === null) without.tripsWithoutCosts++;
        if (trip.tonnes === null) without.tripsWithoutTonnes++;
        const usd = trip.costs === null ? null : conversion.usd(trip.costs);
        add(trip, tfi3Usd(usd, trip.km, trip.tonnes));
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
