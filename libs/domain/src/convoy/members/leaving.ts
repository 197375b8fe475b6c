import { endHalt } from '../road/halts.js';
import { changeVehicles } from '../state/change-vehicles.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { type Leaving, type Membership, type VehicleStatus } from '../state/vehicle.state.js';

/** The state after these vehicles left. Those that had left before stay as they are. */
export function leaveConvoy(
  state: ConvoyState,
  vehicleIds: readonly string[],
  leftAt: string,
  leaving: Leaving,
): ConvoyState {
  return changeVehicles(state, vehicleIds, (vehicle) => ({
    ...vehicle,
    memberships: endMembership(vehicle.memberships, leftAt, leaving),
  }));
}

function endMembership(
  memberships: readonly Membership[],
  leftAt: string,
  leaving: Leaving,
): readonly Membership[] {
  const last = memberships.at(-1);
  return last?.leftAt === null ? memberships.with(-1, { ...last, leftAt, leaving }) : memberships;
}

/** Where these vehicles left, once the facts before have told: the decision names no place that the desk did not name. */
export function leaveAt(
  state: ConvoyState,
  vehicleIds: readonly string[],
  leftAt: string,
  place: string | undefined,
): ConvoyState {
  if (place === undefined) return state;
  return changeVehicles(state, vehicleIds, (vehicle) => ({
    ...vehicle,
    memberships: vehicle.memberships.map((one) =>
      one.leftAt === leftAt && one.leaving ? { ...one, leaving: { ...one.leaving, place } } : one,
    ),
  }));
}

/** What these vehicles do on the road once they have left. As far as this convoy knows, none of them halts any more. */
export function leaveRoad(
  state: ConvoyState,
  vehicleIds: readonly string[],
  status: VehicleStatus,
): ConvoyState {
  return changeVehicles(state, vehicleIds, (vehicle) => ({
    ...vehicle,
    status,
    halts: endHalt(vehicle.halts, null),
  }));
}
