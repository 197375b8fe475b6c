import { type VehicleView } from '../../convoy/vehicle-view.js';
import { type Route } from '../../geography/route.js';
import { measureSection, type TripSection } from './trip-section.js';

/** What is read of a vehicle. */
export type VehicleToMeasure = Pick<VehicleView, 'legs' | 'status' | 'destination'>;

/**
 * One vehicle over its whole way in one convoy: the sample of the statistics of corridors. Undefined until it has
 * delivered or has come to its destination: who is still on the way, dropped out, or went on in another convoy has not
 * driven it.
 */
export function wholeTrip(
  { legs, status, destination }: VehicleToMeasure,
  route: Route,
): TripSection | undefined {
  const trip = measureSection(legs);
  if (!trip) return undefined;
  return status === 'delivered' || trip.to === (destination ?? route.at(-1)) ? trip : undefined;
}
