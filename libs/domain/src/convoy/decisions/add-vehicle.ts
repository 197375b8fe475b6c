import { type DeskCommand } from '../../decision/desk-command.js';
import { loadOf } from '../cargo/load.js';
import { type VehicleJoined } from '../events/vehicle.js';
import { vehicleHandover } from '../members/handover.js';
import { joinAll, joinedVehicle, joining } from '../members/joining.js';
import { otherIdsOf } from '../members/plates.js';
import { type VehicleToJoin } from '../members/read-vehicle.js';
import { statusOnJoining } from '../road/status.js';
import { sealStep } from '../seals/seal-step.js';
import { changeVehicles, withVehicle } from '../state/change-vehicles.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { type Decision } from './decision.js';

export interface AddVehicle extends DeskCommand {
  readonly type: 'add-vehicle';
  readonly vehicle: VehicleToJoin;
}

/** A vehicle joins; one that left may join again. */
export const addVehicle: Decision<AddVehicle, VehicleJoined> = {
  command: 'add-vehicle',
  event: 'VehicleJoined',
  // Facts from before it may have named the vehicle.
  affects: 'all facts',
  decide(command, state, more) {
    return joinAll(command, [command.vehicle], { ...joining(state, more), pointer: '' });
  },
  apply(state, { data }) {
    const { occurredAt, offset, note, synthetic, asReported, cameFrom, ...description } = data;
    const joined = withVehicle(state, joinedVehicle(state, description, occurredAt, cameFrom ?? null));
    const next = cameFrom === undefined ? joined : tookOver(joined, cameFrom, data);
    const { lineage, plan } = state;
    // Vehicles of a part come with the split, which is when the part departs; later the rest may merge into it.
    const bySplit = cameFrom === lineage.splitFrom && occurredAt === plan.plannedDeparture;
    if (cameFrom === undefined || bySplit) return next;
    return { ...next, lineage: { ...lineage, mergedFrom: [...new Set([...lineage.mergedFrom, cameFrom])] } };
  },
  moves({ data }) {
    return { join: [{ ...data, alsoKnownAs: otherIdsOf(data) }] };
  },
  hasEffect({ vehicles }, { data: { vehicleId } }) {
    return vehicles.has(vehicleId);
  },
  /** From another convoy it brings what it carries now; else what is not said stays. */
  takeEffect(state, { data }) {
    const { vehicleId, seals, cameFrom, occurredAt } = data;
    return changeVehicles(state, [vehicleId], (vehicle) => ({
      ...vehicle,
      status: statusOnJoining(vehicle),
      load: cameFrom === undefined ? loadOf(data, vehicle.load) : loadOf(data),
      seals: seals ? [...vehicle.seals, sealStep('joined-with', occurredAt, seals, null)] : vehicle.seals,
    }));
  },
};

function tookOver(state: ConvoyState, from: string, data: VehicleJoined['data']): ConvoyState {
  const { vehicleId, occurredAt: at } = data;
  return {
    ...state,
    handovers: [...state.handovers, vehicleHandover({ vehicleId, from, to: null, at }, data)],
  };
}
