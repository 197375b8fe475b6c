import { normaliseVehicleId } from '../../identity/plate.js';
import { refuse, type Refused } from '../../decision/refusal.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { vehicleNamed } from './other-names.js';
import { isMember } from './memberships.js';

export function membersOf({ vehicles }: ConvoyState): readonly VehicleState[] {
  return [...vehicles.values()].filter(isMember);
}

/** The member that the desk names, however it wrote the id. */
export function memberOf(
  { vehicles }: ConvoyState,
  named: string,
  pointer?: string,
): { readonly member: VehicleState } | Refused {
  const vehicle = vehicles.get(named) ?? vehicleNamed(vehicles, normaliseVehicleId(named));
  if (vehicle && isMember(vehicle)) return { member: vehicle };
  const last = vehicle?.memberships.at(-1);
  if (!vehicle || !last) {
    const detail = `${named} has not joined this convoy.`;
    return refuse('vehicle-not-in-convoy', detail, { vehicleId: named }, pointer);
  }
  const { vehicleId } = vehicle;
  const { leftAt, leaving } = last;
  const how = leaving?.how ?? null;
  const detail = `${vehicleId} left this convoy at ${leftAt ?? 'an unknown time'} (${how ?? 'unknown how'}).`;
  return refuse('vehicle-not-in-convoy', detail, { vehicleId, leftAt, how }, pointer);
}

/** Those of these vehicles that the convoy knows. */
export function vehiclesAmong(
  { vehicles }: ConvoyState,
  vehicleIds: readonly string[],
): readonly VehicleState[] {
  return vehicleIds.flatMap((vehicleId) => vehicles.get(vehicleId) ?? []);
}

/** Where all these vehicles were seen last; undefined where that is not one place. */
export function onePlace(vehicles: readonly VehicleState[]): string | undefined {
  const places = new Set(vehicles.map(({ lastPlace }) => lastPlace));
  const [place] = places;
  return places.size === 1 ? (place ?? undefined) : undefined;
}
