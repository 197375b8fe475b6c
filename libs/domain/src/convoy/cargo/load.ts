import { type VehicleDescription } from '../events/vehicle.js';
import { type Load } from '../state/cargo.state.js';

/** What a vehicle carries by its description; what that does not say is as before. */
export function loadOf(
  { container, carnetNumber, destination, goods }: VehicleDescription,
  before?: Load,
): Load {
  return {
    container: container ?? before?.container ?? null,
    carnetNumber: carnetNumber ?? before?.carnetNumber ?? null,
    destination: destination ?? before?.destination ?? null,
    goods: goods ?? before?.goods ?? [],
  };
}

export const NO_LOAD: Load = { container: null, carnetNumber: null, destination: null, goods: [] };
