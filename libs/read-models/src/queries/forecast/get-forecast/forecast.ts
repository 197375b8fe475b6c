import {
  type ConvoyAhead,
  type ExpectedArrival,
  forecasting,
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

/** Vehicle by vehicle, so that others have their turn: JSON each. */
export function* writingForecast(
  convoy: ConvoyAhead,
  now: string,
  usual: UsualTimes,
): Generator<undefined, readonly string[]> {
  const written: string[] = [];
  for (const { expectedArrivals, ...vehicle } of forecasting(convoy, now, usual)) {
    const shown: ShownForecast = {
      ...vehicle,
      expectedArrivals: expectedArrivals.map(({ routeIndex: _ofDomain, ...arrival }) => arrival),
    };
    written.push(JSON.stringify(shown));
    yield;
  }
  return written;
}
