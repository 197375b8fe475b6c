import { type ConvoyCancelled } from '../convoy/decisions/cancel-convoy.js';
import { type ConvoyCompleted } from '../convoy/decisions/complete-convoy.js';
import { type ConvoyDecision } from '../convoy/decisions/decisions.js';
import { type ConvoyDispatched } from '../convoy/decisions/dispatch-convoy.js';
import { type ConvoyDiverted } from '../convoy/decisions/divert-convoy.js';
import { type ConvoyHeld } from '../convoy/decisions/hold-convoy.js';
import { type ConvoyMerged } from '../convoy/decisions/merge-convoys.js';
import { type ConvoyPlanned } from '../convoy/decisions/plan-convoy.js';
import { type ConvoyRecalled } from '../convoy/decisions/recall-convoy.js';
import { type ConvoyReleased } from '../convoy/decisions/release-convoy.js';
import { type ConvoySplit, type SplitPart } from '../convoy/decisions/split-convoy.js';
import { type VehicleDescription, type VehicleJoined } from '../convoy/events/vehicle.js';
import { type VehicleReplaced } from '../convoy/decisions/replace-vehicle.js';
import { type VehicleWithdrawn } from '../convoy/decisions/withdraw-vehicle.js';
import { type LegRegime } from '../convoy/state/plan.state.js';
import { findCorridor } from '../geography/geography.js';
import { routeOf } from '../geography/route.js';
import { type Happened } from '../event/happened.js';
import { june, type Unrecorded } from './recorded.js';

const OFFSET = '+05:00';

/** The event of a decision under an id made of its type and time. */
function decision<Event extends ConvoyDecision>(
  type: Event['type'],
  at: string,
  said: Omit<Event['data'], keyof Happened>,
): Unrecorded<Event> {
  const event = { type, data: { occurredAt: june(at), offset: OFFSET, ...said } };
  return { id: `${type} ${at}`, event: event as unknown as Event };
}

/** Planned on 1 June 2023, by a corridor of the data or along a drawn route. */
export function planned(
  along: string | readonly string[] = 'khi-tas-torkham',
  more: Partial<ConvoyPlanned['data']> = {},
): Unrecorded<ConvoyPlanned> {
  const corridor = typeof along === 'string' ? findCorridor(along) : undefined;
  if (typeof along === 'string' && !corridor) throw new Error(`There is no corridor '${along}'.`);
  return {
    id: 'planned',
    event: {
      type: 'ConvoyPlanned',
      data: {
        occurredAt: june('1 06:00'),
        offset: OFFSET,
        ...(corridor ? { corridorId: corridor.id } : {}),
        route: corridor ? routeOf(corridor) : (along as readonly string[]),
        regime: 'TIR',
        plannedDeparture: june('2 04:00'),
        ...more,
      },
    },
  };
}

export function joined(
  vehicleId: string,
  at = '1 07:00',
  more: Partial<VehicleJoined['data']> = {},
): Unrecorded<VehicleJoined> {
  const data = { occurredAt: june(at), offset: OFFSET, ...vehicle(vehicleId), ...more };
  return { id: `joined ${vehicleId}`, event: { type: 'VehicleJoined', data } };
}

/** A vehicle whose id says its country and plate. */
export function vehicle(vehicleId: string, more: Partial<VehicleDescription> = {}): VehicleDescription {
  const [country = 'PK', plate = vehicleId] = vehicleId.split('-');
  return { vehicleId, plate, country, ...more };
}

/** Several vehicles before dispatch. */
export function joinedAll(...vehicleIds: readonly string[]): Unrecorded<VehicleJoined>[] {
  return vehicleIds.map((vehicleId) => joined(vehicleId));
}

export function dispatched(at = '2 04:00'): Unrecorded<ConvoyDispatched> {
  return {
    id: 'dispatched',
    event: { type: 'ConvoyDispatched', data: { occurredAt: june(at), offset: OFFSET } },
  };
}

export function completed(at: string, outstandingReason?: string): Unrecorded<ConvoyCompleted> {
  const reason = outstandingReason === undefined ? {} : { outstandingReason };
  const data = { occurredAt: june(at), offset: OFFSET, ...reason };
  return { id: 'completed', event: { type: 'ConvoyCompleted', data } };
}

export function withdrawn(
  vehicleId: string,
  at: string,
  more: { readonly reason?: string; readonly place?: string } = {},
): Unrecorded<VehicleWithdrawn> {
  return decision('VehicleWithdrawn', at, { vehicleId, reason: 'breakdown', ...more });
}

/** Another tractor goes on with the load of this one. */
export function replaced(
  vehicleId: string,
  by: string | VehicleDescription,
  at: string,
  more: { readonly reason?: string; readonly place?: string } = {},
): Unrecorded<VehicleReplaced> {
  const replacement = typeof by === 'string' ? vehicle(by) : by;
  return decision('VehicleReplaced', at, { vehicleId, by: replacement, ...more });
}

/** @param route the whole route, the part already driven included */
export function diverted(
  route: readonly string[],
  at: string,
  more: { readonly corridorId?: string; readonly legRegimes?: readonly LegRegime[] } = {},
): Unrecorded<ConvoyDiverted> {
  return decision('ConvoyDiverted', at, { reason: 'border closed', route, ...more });
}

export function held(at: string, reason = 'border closed', place?: string): Unrecorded<ConvoyHeld> {
  return decision('ConvoyHeld', at, { reason, ...(place === undefined ? {} : { place }) });
}

export function released(at: string): Unrecorded<ConvoyReleased> {
  return decision('ConvoyReleased', at, {});
}

export function splitInto(
  parts: readonly SplitPart[],
  at: string,
  more: { readonly reason?: string; readonly place?: string } = {},
): Unrecorded<ConvoySplit> {
  return decision('ConvoySplit', at, { parts, ...more });
}

export function mergedInto(
  into: string,
  vehicleIds: readonly string[],
  at: string,
  more: { readonly reason?: string; readonly place?: string } = {},
): Unrecorded<ConvoyMerged> {
  return decision('ConvoyMerged', at, { into, vehicleIds, ...more });
}

/** @param route the whole route, out and back */
export function recalled(route: readonly string[], at: string): Unrecorded<ConvoyRecalled> {
  return decision('ConvoyRecalled', at, { reason: 'border closed', route });
}

export function cancelled(at: string, reason = 'no cargo'): Unrecorded<ConvoyCancelled> {
  return decision('ConvoyCancelled', at, { reason });
}
