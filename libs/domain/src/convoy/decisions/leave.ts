import { present } from '../../decision/present.js';
import { refuse, type Refused } from '../../decision/refusal.js';
import { type ReplaceVehicle, type WithdrawVehicle } from './convoy.commands.js';
import { type Goods, type VehicleDescription } from '../events/vehicle.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { joining, mayJoin } from './join.js';
import { type KnownElsewhere } from './known-elsewhere.js';
import { memberOf } from '../members/named-members.js';
import { placeNamed } from '../plan/plan-route.js';
import { readVehicle } from '../members/read-vehicle.js';
import { happened, type Verdict } from './verdict.js';

/** A vehicle drops out; the rest go on (dossier 8.3). */
export function withdraw(command: WithdrawVehicle, state: ConvoyState): Verdict {
  const found = memberOf(state, command.vehicleId);
  if ('refusal' in found) return found;
  const named = placeNamed(command.place);
  if ('refusal' in named) return named;
  const { vehicleId } = found.member;
  const data = { ...happened(command), vehicleId, reason: command.reason, ...present(named) };
  return { events: [{ type: 'VehicleWithdrawn', data }] };
}

/** Another tractor goes on with what this one carries: container, seals and carnet stay whole (dossier 8.3). */
export function replace(command: ReplaceVehicle, state: ConvoyState, more: KnownElsewhere): Verdict {
  const found = memberOf(state, command.vehicleId);
  if ('refusal' in found) return found;
  const { vehicleId } = found.member;
  const named = placeNamed(command.place);
  if ('refusal' in named) return named;
  const itself = readVehicle(command.by, state.vehicles, '/by');
  if ('description' in itself && itself.description.vehicleId === vehicleId) {
    const detail = `${vehicleId} cannot replace itself; name the tractor that goes on.`;
    return refuse('vehicle-replaces-itself', detail, { vehicleId }, '/by/plate');
  }
  const read = mayJoin(command.by, command.at.instant, { ...joining(state, more), pointer: '/by' });
  if ('refusal' in read) return read;
  const { description: by, asReported } = read;
  const moved = cargoMoved(found.member, by);
  if (moved) return moved;

  const { reason, note = command.by.note, synthetic = command.by.synthetic } = command;
  const data = {
    ...happened(command),
    ...present({ note, synthetic, asReported }),
    vehicleId,
    by,
    ...present({ reason, ...named }),
  };
  return { events: [{ type: 'VehicleReplaced', data }] };
}

/** The refusal of a replacement that would carry something else; undefined where the load stays whole. */
function cargoMoved({ vehicleId, load, seals }: VehicleState, by: VehicleDescription): Refused | undefined {
  const sealed = seals.at(-1)?.seals ?? [];
  const differing = [
    differs('container', load.container, by.container),
    differs('carnetNumber', load.carnetNumber, by.carnetNumber),
    differs('seals', sealed.length > 0 ? sealed : null, by.seals),
    differs(
      'goods',
      load.goods.length > 0 ? load.goods.map(manifestLine) : null,
      by.goods?.map(manifestLine),
    ),
  ].find((difference) => difference !== undefined);
  if (!differing) return undefined;
  const { field, carried, named } = differing;
  const detail = `${vehicleId} carries other ${field} than the tractor that is to replace it. A replacement takes over the load whole; report cargo that is moved as CargoTransshipped.`;
  return refuse('cargo-would-move', detail, { vehicleId, field, carried, named }, `/by/${field}`);
}

/** What is not known, or not said, differs from nothing. */
function differs(
  field: string,
  carried: unknown,
  named: unknown,
): { readonly field: string; readonly carried: unknown; readonly named: unknown } | undefined {
  if (carried === null || named === undefined) return undefined;
  return JSON.stringify(carried) === JSON.stringify(named) ? undefined : { field, carried, named };
}

/** With its fields in one order. */
function manifestLine({ hsCode, description, packages, grossKg, value }: Goods): unknown {
  const money = value && { amount: value.amount, currency: value.currency };
  return present({ hsCode, description, packages, grossKg, value: money });
}
