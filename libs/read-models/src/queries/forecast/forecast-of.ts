import {
  destinationIndexOf,
  type ExpectedArrival,
  forecastArrivals,
  type UsualTimes,
  type VehicleView,
  whereaboutsOf,
} from '#kafila/domain';
import { type ConvoyDocument } from '../../trips/convoy-document.js';

/** When a vehicle is expected at each place that it has not come to yet. */
export interface VehicleForecast {
  readonly vehicleId: string;
  /** Its destination. */
  readonly destination: string | null;
  /** The last entry is its destination; none where it has delivered, or was seen last at a place off the route. */
  readonly expectedArrivals: readonly Omit<ExpectedArrival, 'routeIndex'>[];
}

/** Of all vehicles that belong to the convoy now, in the order of joining; none once it is over. */
export function forecastOf(
  convoy: ConvoyDocument,
  now: string,
  usual: UsualTimes,
): readonly VehicleForecast[] {
  if (convoy.endedAt !== null) return [];
  return convoy.vehicles
    .filter(({ memberships }) => memberships.at(-1)?.leftAt === null)
    .map((vehicle) => forecastOfVehicle(convoy, vehicle, now, usual));
}

function forecastOfVehicle(
  convoy: ConvoyDocument,
  vehicle: VehicleView,
  now: string,
  usual: UsualTimes,
): VehicleForecast {
  const { route, plannedDeparture, plannedArrival } = convoy;
  const { vehicleId, status } = vehicle;
  const destination = vehicle.destination ?? route.at(-1) ?? null;
  const whereabouts = status === 'delivered' ? undefined : whereaboutsOf(convoy, vehicle, now);
  if (!whereabouts) return { vehicleId, destination, expectedArrivals: [] };
  const destinationIndex = destinationIndexOf(route, whereabouts.routeIndex, vehicle.destination);
  const trip = { route, destinationIndex, plannedDeparture, plannedArrival };
  const expectedArrivals = forecastArrivals(trip, whereabouts, now, usual).map(
    ({ place, expectedAt, earliestAt, latestAt, basis }) => ({
      place,
      expectedAt,
      earliestAt,
      latestAt,
      basis,
    }),
  );
  return { vehicleId, destination, expectedArrivals };
}
