import { type Recorded } from '../../event/recorded.js';
import { type ConvoyFact } from '../events/facts.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { isMember } from './memberships.js';
import { trailerNamed } from './trailers.js';

/**
 * The vehicle of a convoy that an id names: its own id, else that of a plate which it took on the way, or of a trailer that it
 * draws. Undefined where it names none.
 */
export function vehicleNamed(vehicles: ConvoyState['vehicles'], id: string): VehicleState | undefined {
  const own = vehicles.get(id);
  if (own) return own;
  let found: VehicleState | undefined;
  for (const vehicle of vehicles.values()) {
    const isOtherName = vehicle.alsoKnownAs.some(({ vehicleId }) => vehicleId === id);
    if (!isOtherName && trailerNamed(vehicle, id) < 0) continue;
    if (!found || isMember(vehicle)) found = vehicle;
  }
  return found;
}

/** A fact with the own ids of the vehicles that it names otherwise; those as they were reported stand in `namedAs`. */
export function underOwnIds(
  vehicles: ConvoyState['vehicles'],
  fact: Recorded<ConvoyFact>,
): Recorded<ConvoyFact> {
  const { data } = fact.event;
  const named = data.vehicleIds;
  if (!named || named.every((id) => vehicles.has(id))) return fact;
  const ownId = (id: string): string => vehicleNamed(vehicles, id)?.vehicleId ?? id;
  const vehicleIds = [...new Set(named.map(ownId))];
  if (vehicleIds.length === named.length && vehicleIds.every((id, i) => id === named[i])) return fact;
  const moved =
    'fromVehicleId' in data
      ? { fromVehicleId: ownId(data.fromVehicleId), toVehicleId: ownId(data.toVehicleId) }
      : {};
  const event = { ...fact.event, data: { ...data, vehicleIds, ...moved } } as ConvoyFact;
  return { ...fact, event, namedAs: named };
}
