import {
  type ConvoyAhead,
  type ExpectedArrival,
  forecastOf,
  type UsualTimes,
  type VehicleForecast,
} from '#kafila/domain';

/** When a vehicle is expected where, as it is shown. */
export interface ShownForecast extends Omit<VehicleForecast, 'expectedArrivals'> {
  readonly expectedArrivals: readonly Omit<ExpectedArrival, 'routeIndex'>[];
}

/** What is expected of a convoy. */
export interface Forecast {
  readonly convoyId: string;
  /** When it was looked at, RFC 3339 in UTC. */
  readonly now: string;
  readonly vehicles: readonly ShownForecast[];
  /** What is usual rests on everything recorded up to this position. */
  readonly usualAsOf: string;
}

export function shownForecast(convoy: ConvoyAhead, now: string, usual: UsualTimes): readonly ShownForecast[] {
  return forecastOf(convoy, now, usual).map(({ expectedArrivals, ...vehicle }) => ({
    ...vehicle,
    expectedArrivals: expectedArrivals.map(({ routeIndex: _ofDomain, ...arrival }) => arrival),
  }));
}
