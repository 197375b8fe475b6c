import { type ConvoyState } from './convoy.state.js';
import { type VehicleState } from './vehicle.state.js';

/** The state with some of its vehicles changed; ids that it does not know are passed over. */
export function changeVehicles(
  state: ConvoyState,
  vehicleIds: readonly string[],
  change: (vehicle: VehicleState) => VehicleState,
): ConvoyState {
  const vehicles = copyOf(state.vehicles);
  for (const vehicleId of vehicleIds) {
    const vehicle = vehicles.get(vehicleId);
    if (vehicle) vehicles.set(vehicleId, change(vehicle));
  }
  return { ...state, vehicles };
}

export function withVehicle(state: ConvoyState, vehicle: VehicleState): ConvoyState {
  const vehicles = state.vehicles instanceof VehiclesInMaking ? state.vehicles : copyOf(state.vehicles);
  return { ...state, vehicles: vehicles.set(vehicle.vehicleId, vehicle) };
}

/** Vehicles of states that nobody sees but the fold that makes them: a new one is put in, and none is copied. */
class VehiclesInMaking extends Map<string, VehicleState> {}

/** The state to make others of, one after the other, of which nobody sees any but the last: see {@link made}. */
export function inMaking(state: ConvoyState): ConvoyState {
  return { ...state, vehicles: new VehiclesInMaking(state.vehicles) };
}

/** The last of them: it is changed no more. */
export function made(state: ConvoyState): ConvoyState {
  return { ...state, vehicles: new Map(state.vehicles) };
}

function copyOf(vehicles: ConvoyState['vehicles']): Map<string, VehicleState> {
  return vehicles instanceof VehiclesInMaking ? new VehiclesInMaking(vehicles) : new Map(vehicles);
}
