import { type ConvoyState } from './convoy.state.js';
import { type VehicleState } from './vehicle.state.js';

/** The state with some of its vehicles changed; ids that it does not know are passed over. */
export function changeVehicles(
  state: ConvoyState,
  vehicleIds: readonly string[],
  change: (vehicle: VehicleState) => VehicleState,
): ConvoyState {
  const vehicles = new Map(state.vehicles);
  for (const vehicleId of vehicleIds) {
    const vehicle = vehicles.get(vehicleId);
    if (vehicle) vehicles.set(vehicleId, change(vehicle));
  }
  return { ...state, vehicles };
}

export function withVehicle(state: ConvoyState, vehicle: VehicleState): ConvoyState {
  return { ...state, vehicles: new Map(state.vehicles).set(vehicle.vehicleId, vehicle) };
}
