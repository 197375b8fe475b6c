import {
  type ConvoyAhead,
  type ExpectedArrival,
  forecasting,
  type UsualTimes,
  type VehicleForecast,
} from '#kafila/domain';
import { type ArrivalOfConvoy } from './arrival-of-convoy.js';

/** When a vehicle is expected where, as it is shown. */
export interface ShownForecast extends Omit<VehicleForecast, 'expectedArrivals'> {
  readonly expectedArrivals: readonly Omit<ExpectedArrival, 'routeIndex'>[];
}

/** What is expected of a convoy. */
export interface ConvoyForecast {
  /** JSON of `ShownForecast` each. */
  readonly vehicles: readonly string[];
  /** See `ArrivalOfConvoy`. */
  readonly arrival: ArrivalOfConvoy | null;
  /** Which vehicles are expected at which places, and what that rests on. When is no part of it. */
  readonly ways: readonly unknown[];
}

/** Vehicle by vehicle, so that others have their turn. */
export function* forecastingConvoy(
  convoy: ConvoyAhead,
  now: string,
  usual: UsualTimes,
): Generator<undefined, ConvoyForecast> {
  const vehicles: string[] = [];
  const ways: unknown[] = [];
  let last: ArrivalOfConvoy | null = null;
  for (const { expectedArrivals, ...vehicle } of forecasting(convoy, now, usual)) {
    const shown: ShownForecast = {
      ...vehicle,
      expectedArrivals: expectedArrivals.map(({ routeIndex: _ofDomain, ...arrival }) => arrival),
    };
    vehicles.push(JSON.stringify(shown));
    ways.push([vehicle, expectedArrivals.map(({ place, basis }) => [place, basis])]);
    const arrival = arrivalOf(expectedArrivals.at(-1));
    if (arrival && (last === null || arrival.expectedAt > last.expectedAt)) last = arrival;
    yield;
  }
  return { vehicles, arrival: last, ways };
}

/** Null where nothing tells. */
function arrivalOf(arrival: ExpectedArrival | undefined): ArrivalOfConvoy | null {
  if (!arrival) return null;
  const { expectedAt, earliestAt, latestAt, basis } = arrival;
  if (expectedAt === null || earliestAt === null || latestAt === null || basis === null) return null;
  return { expectedAt, earliestAt, latestAt, basis };
}
