import { type DeskCommand, happened } from '../../decision/desk-command.js';
import { present } from '../../decision/present.js';
import { type Happened, type Of } from '../../event/happened.js';
import { leaveConvoy, leaveRoad } from '../members/leaving.js';
import { memberOf } from '../members/named-members.js';
import { placeNamed } from '../plan/plan-route.js';
import { type Decision } from './decision.js';

export type VehicleWithdrawn = Of<
  'VehicleWithdrawn',
  Happened & { readonly vehicleId: string; readonly reason: string; readonly place?: string }
>;

export interface WithdrawVehicle extends DeskCommand {
  readonly type: 'withdraw';
  readonly vehicleId: string;
  readonly reason: string;
  /** Slug or UN/LOCODE. */
  readonly place?: string;
}

/** A vehicle drops out; the rest go on (dossier 8.3). */
export const withdrawVehicle: Decision<WithdrawVehicle, VehicleWithdrawn> = {
  command: 'withdraw',
  event: 'VehicleWithdrawn',
  affects: 'facts since',
  decide(command, state) {
    const found = memberOf(state, command.vehicleId);
    if ('refusal' in found) return found;
    const named = placeNamed(command.place);
    if ('refusal' in named) return named;
    const { vehicleId } = found.member;
    const data = { ...happened(command), vehicleId, reason: command.reason, ...present(named) };
    return { events: [{ type: 'VehicleWithdrawn', data }] };
  },
  apply(state, { data: { occurredAt, vehicleId, reason, place = null } }) {
    return leaveConvoy(state, [vehicleId], occurredAt, { how: 'withdrawn', reason, place, to: null });
  },
  moves({ data: { vehicleId } }) {
    return { leave: [vehicleId] };
  },
  takeEffect(state, { data: { vehicleId } }) {
    return leaveRoad(state, [vehicleId], 'withdrawn');
  },
};
