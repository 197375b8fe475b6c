import { type DeskCommand, happened } from '../../decision/desk-command.js';
import { present } from '../../decision/present.js';
import { refuse, type Refused } from '../../decision/refusal.js';
import { type Happened, type Of } from '../../event/happened.js';
import { placeOf } from '../../geography/geography.js';
import { loadOf, NO_LOAD } from '../cargo/load.js';
import { type Goods, type VehicleDescription } from '../events/vehicle.js';
import { joinedVehicle, joining, mayJoin } from '../members/joining.js';
import { leaveConvoy, leaveRoad } from '../members/leaving.js';
import { memberOf } from '../members/named-members.js';
import { vehicleNamed } from '../members/other-names.js';
import { otherIdsOf } from '../members/plates.js';
import { readVehicle, type VehicleToJoin } from '../members/read-vehicle.js';
import { placeNamed } from '../plan/plan-route.js';
import { addVisit } from '../road/visits.js';
import { statusOnJoining } from '../road/status.js';
import { sealStep } from '../seals/seal-step.js';
import { changeVehicles, withVehicle } from '../state/change-vehicles.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { type Decision } from './decision.js';

/** Another tractor takes over container, seals, carnet and goods whole. Moving the cargo is CargoTransshipped. */
export type VehicleReplaced = Of<
  'VehicleReplaced',
  Happened & {
    readonly vehicleId: string;
    /** The tractor that goes on. What it does not say of its load it takes over from the one it replaces. */
    readonly by: VehicleDescription;
    readonly reason?: string;
    readonly place?: string;
  }
>;

export interface ReplaceVehicle extends DeskCommand {
  readonly type: 'replace';
  readonly vehicleId: string;
  readonly by: VehicleToJoin;
  readonly reason?: string;
  readonly place?: string;
}

export const replaceVehicle: Decision<ReplaceVehicle, VehicleReplaced> = {
  command: 'replace',
  event: 'VehicleReplaced',
  affects: 'all facts',
  decide(command, state, more) {
    const found = memberOf(state, command.vehicleId);
    if ('refusal' in found) return found;
    const { vehicleId } = found.member;
    const named = placeNamed(command.place);
    if ('refusal' in named) return named;
    const itself = readVehicle(command.by, state.vehicles, '/by');
    if ('description' in itself && isKnownAs(state, itself.description, vehicleId)) {
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
  },
  apply(state, { data: { occurredAt, vehicleId, by, reason = null, place = null } }) {
    const leaving = { how: 'replaced', reason, place, to: by.vehicleId } as const;
    const left = leaveConvoy(state, [vehicleId], occurredAt, leaving);
    return withVehicle(left, { ...joinedVehicle(left, by, occurredAt, null), replaces: vehicleId });
  },
  moves({ data: { vehicleId, by } }) {
    return { leave: [vehicleId], join: [{ ...by, alsoKnownAs: otherIdsOf(by) }] };
  },
  takeEffect: takeOver,
};

function takeOver(state: ConvoyState, { data }: VehicleReplaced): ConvoyState {
  const { vehicleId, by, occurredAt, place } = data;
  const old = state.vehicles.get(vehicleId);
  if (!old) return state;
  const at = place ?? old.lastPlace;
  const seals = old.seals.at(-1)?.seals ?? [];
  const next = changeVehicles(state, [by.vehicleId], (vehicle) => {
    const there =
      vehicle.lastPlaceAt === null
        ? { ...vehicle, ...takenOverAt(state, old, place), visits: setsOutFrom(state, old, data) }
        : vehicle;
    return {
      ...there,
      load: loadOf(by, old.load),
      trailers: by.trailers ? vehicle.trailers : old.trailers,
      status: statusOnJoining(there),
      seals:
        seals.length > 0 ? [...vehicle.seals, sealStep('taken-over', occurredAt, seals, at)] : vehicle.seals,
    };
  });
  const emptied = changeVehicles(next, [vehicleId], (vehicle) => ({
    ...vehicle,
    load: NO_LOAD,
    trailers: [],
    seals: seals.length > 0 ? [...vehicle.seals, sealStep('taken-over', occurredAt, [], at)] : vehicle.seals,
  }));
  return leaveRoad(emptied, [vehicleId], 'replaced');
}

/** Whether a tractor is this vehicle by its id or its plate. */
function isKnownAs({ vehicles }: ConvoyState, by: VehicleDescription, vehicleId: string): boolean {
  return [by.vehicleId, ...otherIdsOf(by)].some((id) => vehicleNamed(vehicles, id)?.vehicleId === vehicleId);
}

type Whereabouts = Pick<
  VehicleState,
  'lastPlace' | 'lastPlaceAt' | 'routeIndex' | 'routeIndexAt' | 'currentCountry'
>;

/**
 * Where a tractor takes over: where the old one was seen last; or where the desk says, further on. What lies between, the
 * old one has passed, and not this one.
 */
function takenOverAt({ plan }: ConvoyState, old: VehicleState, place: string | undefined): Whereabouts {
  const { lastPlace, lastPlaceAt, routeIndex, routeIndexAt, currentCountry } = old;
  const seen = { lastPlace, lastPlaceAt, routeIndex, routeIndexAt, currentCountry };
  if (place === undefined || routeIndex === null) return seen;
  const ahead = plan.mentions.get(place)?.find((index) => index >= routeIndex);
  return ahead === undefined || ahead === routeIndex
    ? seen
    : { ...seen, routeIndex: ahead, currentCountry: placeOf(place).country };
}

/**
 * Its trip begins where it took over: where the desk says, else where the old tractor stands. Where neither tells the place,
 * it begins where it is seen first.
 */
function setsOutFrom(
  { plan }: ConvoyState,
  { lastPlace, status, routeIndex }: VehicleState,
  { place, occurredAt }: VehicleReplaced['data'],
): VehicleState['visits'] {
  const stands = status === 'halted' || status === 'at-border';
  const from = place ?? (stands ? lastPlace : null);
  if (from === null) return null;
  const mentions = plan.mentions.get(from);
  const here = routeIndex ?? 0;
  const index = mentions?.find((i) => i >= here) ?? mentions?.findLast((i) => i < here) ?? null;
  return addVisit(null, from, index, occurredAt);
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
