import {
  CORRIDOR_STATISTIC,
  hoursOfMs,
  type Measured,
  type Movement,
  pooledSpeeds,
  type RateTable,
  speedsOf,
  summarise,
  tfi3Usd,
} from '#kafila/domain';
import { type Database } from '../../../database/schema.js';
import { Conversion } from '../figures/amounts.js';
import { countriesOfTrips, type Driven, wholeTrips } from './driven-trips.js';
import { isUnder, type StatisticFilter } from '../asked/filter.js';
import { Groups } from '../figures/groups.js';
import { type Statistic, type StatisticFound } from '../figures/statistic.js';

interface Samples {
  readonly trips: Movement[];
  readonly tfi3Usd: number[];
}

export const corridorStatistics: Statistic<typeof CORRIDOR_STATISTIC> = {
  ...CORRIDOR_STATISTIC,
  convertsAmounts: true,
  read: readCorridors,
};

async function readCorridors(
  db: Database,
  filter: StatisticFilter,
  rates: RateTable,
): Promise<StatisticFound<typeof CORRIDOR_STATISTIC>> {
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
    const { carriedKm = 0, carriedMs = 0 } = driven;
    if (km === null) without.tripsWithoutDistance++;
    if (movingMs === null) without.tripsWithoutMotion++;
    const of = `${corridor ?? ''} ${regime} ${month} ${country ?? ''}`;
    for (const samples of groups.at(of, () => ({ corridors: [corridor], regime, month, country }))) {
      samples.trips.push({ km, movingMs, elapsedMs, carriedKm, carriedMs });
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
        add(trip, tfi3Usd(usd, wholeKm(trip), trip.tonnes));
      }
    }
  }
  return {
    rows: groups.inOrder().map(({ key, samples }) => ({ key, measured: measured(samples) })),
    leftOut: { ...without, ...conversion.leftOut },
  };
}

function measured({ trips, tfi3Usd: costs }: Samples): Measured<typeof CORRIDOR_STATISTIC.measures> {
  const speeds = trips.map(speedsOf);
  const pooled = trips.filter(
    ({ km, movingMs, elapsedMs, carriedMs }) =>
      km !== null && movingMs !== null && elapsedMs !== null && carriedMs !== null,
  );
  const carried = trips.filter(({ carriedKm = 0 }) => carriedKm !== 0);
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
    carriedKm: summarise(known(carried.map(({ carriedKm = null }) => carriedKm))),
    carriedHours: summarise(known(carried.map(({ carriedMs = null }) => hoursOfMs(carriedMs)))),
  };
}

/** What was paid covers the ferry too. */
function wholeKm({ km, carriedKm = 0 }: Movement): number | null {
  return km === null || carriedKm === null ? null : km + carriedKm;
}

function known(values: readonly (number | null)[]): readonly number[] {
  return values.filter((value) => value !== null);
}
