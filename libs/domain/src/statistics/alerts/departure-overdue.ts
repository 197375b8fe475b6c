import { hoursBetween } from '../../time/instant.js';
import { type Alert, raise, type WatchedConvoy, type WatchedVehicle } from './alert.js';
import { ALERTS, DEPARTURE_MARGIN_HOURS } from './alert-catalogue.js';
import { waitOf } from './waits.js';

/** A convoy that was to depart and has not. Not where all its vehicles wait for a named reason. */
export function departureOverdue(
  convoy: WatchedConvoy['convoy'],
  vehicles: readonly WatchedVehicle[],
  now: string,
): readonly Alert[] {
  const { plannedDeparture, route } = convoy;
  if (hoursBetween(plannedDeparture, now) <= DEPARTURE_MARGIN_HOURS) return [];
  const quiet = ALERTS['departure-overdue'].quietWhileWaiting;
  const late = quiet ? vehicles.filter((vehicle) => !waitOf(convoy, vehicle)) : vehicles;
  if (vehicles.length > 0 && late.length === 0) return [];
  const reason = `Was to depart from ${route[0] ?? 'its start'} at ${plannedDeparture}, and is not dispatched.`;
  const vehicleIds = late.map(({ vehicleId }) => vehicleId);
  return [raise('departure-overdue', plannedDeparture, vehicleIds, reason, [])];
}
