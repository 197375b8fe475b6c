import {
  arrivalByAverageSpeed,
  arrivalByPlan,
  type ConvoyView,
  forecastOf,
  MeasuredTimes,
  type UsualTimesByCorridor,
  whereaboutsOf,
} from '#kafila/domain';
import { type Findings } from '../scenario.js';
import { type Forecasted, horizonTable, isBest } from './horizon-table.js';
import { knownAt, type SimulatedConvoy, simulatedConvoys } from './simulated-convoys.js';
import { trueArrivals } from './true-arrivals.js';

const SCENARIOS = 400;
/** Trips that set out in the first part of the year only teach. */
const TEACHING = 0.25;
const HOUR_MS = 3_600_000;
/** Each convoy is forecast so often, from its dispatch on: no multiple of a day. */
const EVERY_MS = 17 * HOUR_MS;

/**
 * The error of forecasts against the truth of simulated convoys, made by the code that the API uses, at many moments of
 * each trip: with what had been recorded by then of the convoy, and what had been learned by then from trips that were over.
 */
export function measureForecast(): Promise<Findings> {
  const convoys = simulatedConvoys(SCENARIOS);
  const measuredSoFar = new MeasuredTimes();
  const over = convoys.toSorted((a, b) => a.overAt - b.overAt);
  const forecasted: Forecasted[] = [];
  const faults: string[] = [];
  let learnedFrom = 0;
  for (const { convoy, at } of momentsOf(convoys)) {
    for (let next = over[learnedFrom]; next && next.overAt <= at; next = over[++learnedFrom]) {
      if (next.convoyId === convoy.convoyId) faults.push(`${next.convoyId} is forecast after its end`);
      measuredSoFar.update(next.convoyId, next.measured);
    }
    forecasted.push(...forecastsAt(convoy, at, measuredSoFar.usual()));
  }
  const arrivals = forecasted.filter(({ isDestination }) => isDestination);
  if (!isBest(arrivals) || !isBest(forecasted)) faults.push('a naive forecast is better than ours');
  return Promise.resolve({
    figures: [],
    tables: [
      horizonTable('Arrival at the destination, hours of error', arrivals),
      horizonTable('Arrival at each place that remains, hours of error', forecasted),
    ],
    faults,
    checked: `${forecasted.length.toLocaleString('en')} forecasts for ${convoys.length} convoys, learned from those that were over`,
  });
}

interface Moment {
  readonly convoy: SimulatedConvoy;
  readonly at: number;
}

/** All of all convoys that do not only teach, in the order of time. */
function momentsOf(convoys: readonly SimulatedConvoy[]): readonly Moment[] {
  const departures = convoys.map(({ dispatchedAt }) => dispatchedAt).sort((a, b) => a - b);
  const from = departures[Math.floor(departures.length * TEACHING)] ?? 0;
  const moments: Moment[] = [];
  for (const convoy of convoys) {
    if (convoy.dispatchedAt < from) continue;
    for (let at = convoy.dispatchedAt; at < convoy.overAt; at += EVERY_MS) moments.push({ convoy, at });
  }
  return moments.sort((a, b) => a.at - b.at);
}

function forecastsAt(
  convoy: SimulatedConvoy,
  at: number,
  usual: UsualTimesByCorridor,
): readonly Forecasted[] {
  const now = new Date(at).toISOString();
  const known = knownAt(convoy, now);
  // Who goes home is expected there, not where the plan says.
  if (known.status === 'recalled') return [];
  return forecastOf(known, now, usual.on(known.corridorId)).flatMap(({ vehicleId, expectedArrivals }) => {
    const vehicle = known.vehicles.find((one) => one.vehicleId === vehicleId);
    const whereabouts = vehicle && whereaboutsOf(known, vehicle, now);
    if (!whereabouts) return [];
    const places = [known.route[whereabouts.routeIndex] ?? '', ...expectedArrivals.map(({ place }) => place)];
    const seenAt = whereabouts.routeIndex === 0 ? -Infinity : Date.parse(whereabouts.cameAt);
    const trueAt = trueArrivals(convoy.truth, { convoyId: convoy.convoyId, vehicleId }, places, seenAt);
    return expectedArrivals.flatMap(({ routeIndex, expectedAt, earliestAt, latestAt, basis }, i) => {
      const truth = trueAt[i] ?? null;
      if (truth === null || truth <= at || expectedAt === null || earliestAt === null || latestAt === null)
        return [];
      const trip = { ...planOf(known), destinationIndex: routeIndex };
      const startedAt = known.dispatchedAt ?? known.plannedDeparture;
      return {
        isDestination: i === expectedArrivals.length - 1,
        basis,
        hoursAhead: (truth - at) / HOUR_MS,
        kafila: errorOf(expectedAt, truth),
        isInRange: Date.parse(earliestAt) <= truth && truth <= Date.parse(latestAt),
        plan: errorOf(arrivalByPlan(trip), truth),
        averageSpeed: errorOf(arrivalByAverageSpeed(trip, whereabouts, startedAt, now), truth),
      };
    });
  });
}

function planOf({ route, plannedDeparture, plannedArrival }: ConvoyView) {
  return { route, plannedDeparture, plannedArrival };
}

function errorOf(expectedAt: string, truth: number): number;
function errorOf(expectedAt: string | null, truth: number): number | null;
function errorOf(expectedAt: string | null, truth: number): number | null {
  return expectedAt === null ? null : (Date.parse(expectedAt) - truth) / HOUR_MS;
}
