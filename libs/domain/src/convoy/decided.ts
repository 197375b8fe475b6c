import { type Told } from '../report/told.js';
import { beginVehicle } from './begin.js';
import { type ConvoyDecision, type ConvoySplit, type VehicleDescription } from './convoy.events.js';
import { type ConvoyState, type Decided, type Leaving, type VehicleState } from './convoy.state.js';
import { isMember, leaving } from './memberships.js';

/**
 * The state after one more decision. Who belongs to the convoy and when is known at once, because facts are folded
 * behind all decisions; what a decision changes on the road waits in `upcoming` until the facts have come that far.
 */
export function decided(state: ConvoyState, told: Told<ConvoyDecision>): ConvoyState {
  const { event } = told;
  const { occurredAt } = event.data;
  const next = { ...state, decidedAt: occurredAt };
  const later = { ...next, upcoming: [...state.upcoming, told] };
  switch (event.type) {
    case 'ConvoyPlanned':
      throw new Error('A convoy is planned once; its stream has a second ConvoyPlanned.');
    case 'VehicleJoined': {
      const { offset, note, synthetic, asReported, cameFrom, occurredAt: _at, ...description } = event.data;
      const known = state.vehicles.has(description.vehicleId);
      const mergedFrom = cameFrom !== undefined && cameFrom !== state.lineage.splitFrom;
      return {
        ...(known ? later : next),
        vehicles: withVehicle(state, joined(state, description, occurredAt, cameFrom ?? null)),
        lineage: mergedFrom ? cameFromToo(state, cameFrom) : state.lineage,
      };
    }
    case 'VehicleWithdrawn': {
      const { vehicleId, reason, place = null } = event.data;
      return leave(later, [vehicleId], occurredAt, { how: 'withdrawn', reason, place, to: null });
    }
    case 'VehicleReplaced': {
      const { vehicleId, by, reason = null, place = null } = event.data;
      const left = leave(later, [vehicleId], occurredAt, {
        how: 'replaced',
        reason,
        place,
        to: by.vehicleId,
      });
      const replacement = { ...joined(state, by, occurredAt, null), replaces: vehicleId };
      return { ...left, vehicles: withVehicle(left, replacement) };
    }
    case 'ConvoyDispatched':
      return { ...next, decided: 'dispatched', dispatchedAt: occurredAt };
    case 'ConvoyDiverted': {
      const diversions = [...state.diversions, { divertedAt: occurredAt, reason: event.data.reason }];
      return { ...later, diversions };
    }
    case 'ConvoyHeld': {
      const { reason, place = null } = event.data;
      return {
        ...next,
        holds: [...state.holds, { heldAt: occurredAt, reason, place, releasedAt: null }],
      };
    }
    case 'ConvoyReleased':
      return { ...next, holds: released(state.holds, occurredAt) };
    case 'ConvoySplit':
      return split(later, event);
    case 'ConvoyMerged': {
      const { into, vehicleIds, reason = null, place = null } = event.data;
      const left = leave(later, vehicleIds, occurredAt, { how: 'merged', reason, place, to: into });
      return { ...ended(left, 'merged', occurredAt), lineage: { ...state.lineage, mergedInto: into } };
    }
    case 'ConvoyRecalled':
      return { ...later, decided: 'recalled', recalledAt: occurredAt, reason: event.data.reason };
    case 'ConvoyCancelled': {
      const { reason } = event.data;
      return { ...ended(next, 'cancelled', occurredAt), cancelledAt: occurredAt, reason };
    }
    case 'ConvoyCompleted': {
      const { outstandingReason = null } = event.data;
      const reason = outstandingReason ?? state.reason;
      return { ...ended(next, 'completed', occurredAt), completedAt: occurredAt, reason };
    }
  }
}

function joined(
  state: ConvoyState,
  description: VehicleDescription,
  joinedAt: string,
  cameFrom: string | null,
): VehicleState {
  const known = state.vehicles.get(description.vehicleId);
  const onTheWay = state.decided !== 'planned' || known !== undefined;
  const membership = { joinedAt, onTheWay, leftAt: null, leaving: null };
  if (!known) return beginVehicle(description, membership, { cameFrom });
  return { ...known, description, memberships: [...known.memberships, membership] };
}

function cameFromToo({ lineage }: ConvoyState, convoyId: string): ConvoyState['lineage'] {
  return { ...lineage, mergedFrom: [...new Set([...lineage.mergedFrom, convoyId])] };
}

function split(state: ConvoyState, { data }: ConvoySplit): ConvoyState {
  const { occurredAt, parts, reason = null, place = null } = data;
  let next = state;
  for (const { convoyId, vehicleIds } of parts) {
    next = leave(next, vehicleIds, occurredAt, { how: 'split', reason, place, to: convoyId });
  }
  const splitInto = [...state.lineage.splitInto, ...parts.map(({ convoyId }) => convoyId)];
  next = { ...next, lineage: { ...state.lineage, splitInto } };
  return [...next.vehicles.values()].some(isMember) ? next : ended(next, 'split', occurredAt);
}

function ended(state: ConvoyState, how: Decided, at: string): ConvoyState {
  return { ...state, decided: how, endedAt: at, holds: released(state.holds, at) };
}

function released(holds: ConvoyState['holds'], at: string): ConvoyState['holds'] {
  const last = holds.at(-1);
  return last?.releasedAt === null ? holds.with(-1, { ...last, releasedAt: at }) : holds;
}

function leave(state: ConvoyState, vehicleIds: readonly string[], leftAt: string, why: Leaving): ConvoyState {
  const vehicles = new Map(state.vehicles);
  for (const vehicleId of vehicleIds) {
    const vehicle = vehicles.get(vehicleId);
    if (!vehicle) continue;
    vehicles.set(vehicleId, { ...vehicle, memberships: leaving(vehicle.memberships, leftAt, why) });
  }
  return { ...state, vehicles };
}

function withVehicle(state: ConvoyState, vehicle: VehicleState): ConvoyState['vehicles'] {
  return new Map(state.vehicles).set(vehicle.vehicleId, vehicle);
}
