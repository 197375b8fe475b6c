import { type ConvoyView } from '../../convoy/view/convoy-view.js';
import { type VehicleView } from '../../convoy/view/vehicle-view.js';
import { destinationIndexOf, type ExpectedArrival, forecastArrivals } from './forecast.js';
import { type UsualTimes } from '../usual-times/usual-times.js';
import { type ConvoyOnRoute, type VehicleOnRoute, whereaboutsOf } from './whereabouts.js';

export interface VehicleForecast {
  readonly vehicleId: string;
  readonly destination: string | null;
  /** The last entry is its destination. Empty where it has delivered, or was last seen at a place off the route. */
  readonly expectedArrivals: readonly ExpectedArrival[];
}

export type ConvoyAhead = ConvoyOnRoute &
  Pick<ConvoyView, 'endedAt' | 'plannedArrival' | 'holds' | 'modes'> & {
    readonly vehicles: readonly VehicleAhead[];
  };
export type VehicleAhead = VehicleOnRoute & Pick<VehicleView, 'vehicleId' | 'destination' | 'memberships'>;

/**
 * Forecasts at `now` (RFC 3339 in UTC) of all vehicles in the convoy, in the order of joining. Empty once it is over. While
 * the desk holds the convoy, nobody knows when it goes on: every arrival is unknown.
 */
export function forecastOf(convoy: ConvoyAhead, now: string, usual: UsualTimes): readonly VehicleForecast[] {
  return [...forecasting(convoy, now, usual)];
}

/** The same one by one, so that others have their turn. */
export function* forecasting(
  convoy: ConvoyAhead,
  now: string,
  usual: UsualTimes,
): Generator<VehicleForecast, void> {
  if (convoy.endedAt !== null) return;
  for (const vehicle of convoy.vehicles) {
    if (vehicle.memberships.at(-1)?.leftAt !== null) continue;
    yield forecastOfVehicle(convoy, vehicle, now, usual);
  }
}

function forecastOfVehicle(
  convoy: ConvoyAhead,
  vehicle: VehicleAhead,
  now: string,
  usual: UsualTimes,
): VehicleForecast {
  const { route, modes, plannedDeparture, plannedArrival } = convoy;
  const { vehicleId, status } = vehicle;
  const isHeld = convoy.holds.at(-1)?.releasedAt === null;
  const destination = vehicle.destination ?? route.at(-1) ?? null;
  const whereabouts = status === 'delivered' ? undefined : whereaboutsOf(convoy, vehicle, now);
  if (!whereabouts) return { vehicleId, destination, expectedArrivals: [] };
  const destinationIndex = destinationIndexOf(route, whereabouts.routeIndex, vehicle.destination);
  const trip = { route, modes, destinationIndex, plannedDeparture, plannedArrival };
  const expectedArrivals = forecastArrivals(trip, whereabouts, now, usual);
  return {
    vehicleId,
    destination,
    expectedArrivals: isHeld ? expectedArrivals.map(unknown) : expectedArrivals,
  };
}

function unknown(arrival: ExpectedArrival): ExpectedArrival {
  return { ...arrival, expectedAt: null, earliestAt: null, latestAt: null, basis: null };
}
