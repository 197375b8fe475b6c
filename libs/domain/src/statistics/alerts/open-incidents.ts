import { isOpen } from '../../convoy/road/incidents.js';
import { type Alert, raise, type WatchedVehicle } from './alert.js';

/** What went wrong with a vehicle, and is not put right. */
export function openIncidents({ vehicleId, incidents }: WatchedVehicle): readonly Alert[] {
  return incidents.filter(isOpen).map(({ kind, occurredAt, place, description, evidence }) => {
    const where = place === null ? 'on the road' : `at ${place}`;
    const what = description === null ? '' : `: ${description}`;
    return raise('incident-open', occurredAt, [vehicleId], `Incident (${kind}) ${where}${what}.`, evidence);
  });
}
