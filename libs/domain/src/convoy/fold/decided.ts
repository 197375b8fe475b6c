import { type Recorded } from '../../event/recorded.js';
import { beginVehicle } from '../members/begin-vehicle.js';
import {
  type ConvoyDecision,
  type ConvoySplit,
  type RoadDecision,
  type VehicleJoined,
} from '../events/decisions.js';
import { type VehicleDescription } from '../events/vehicle.js';
import { type ConvoyState, type Decided } from '../state/convoy.state.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { type Leaving } from '../state/vehicle.state.js';
import { isMember, leaving } from '../members/memberships.js';
import { changed } from '../state/change-vehicles.js';

/**
 * The state after one more decision. Who belongs to the convoy and when is known at once, because facts are folded
 * behind all decisions; what a decision changes on the road waits in `upcoming` until the facts have come that far.
 */
export function decided(state: ConvoyState, recorded: Recorded<ConvoyDecision>): ConvoyState {
  const { event } = recorded;
  const { occurredAt } = event.data;
  const next = { ...state, decidedAt: occurredAt > state.decidedAt ? occurredAt : state.decidedAt };
  switch (event.type) {
    case 'ConvoyPlanned':
      throw new Error('A convoy is planned once; its stream has a second ConvoyPlanned.');
    case 'VehicleJoined': {
      const known = state.vehicles.has(event.data.vehicleId);
      return join(known ? awaiting(next, { ...recorded, event }) : next, event);
    }
    case 'VehicleWithdrawn': {
      const { vehicleId, reason, place = null } = event.data;
      const why = { how: 'withdrawn', reason, place, to: null } as const;
      return leave(awaiting(next, { ...recorded, event }), [vehicleId], occurredAt, why);
    }
    case 'VehicleReplaced': {
      const { vehicleId, by, reason = null, place = null } = event.data;
      const why = { how: 'replaced', reason, place, to: by.vehicleId } as const;
      const left = leave(awaiting(next, { ...recorded, event }), [vehicleId], occurredAt, why);
      return withVehicle(left, { ...joined(left, by, occurredAt, null), replaces: vehicleId });
    }
    case 'ConvoyDispatched':
      return { ...next, decided: 'dispatched', dispatchedAt: occurredAt };
    case 'ConvoyDiverted': {
      const diversion = { divertedAt: occurredAt, reason: event.data.reason };
      return {
        ...awaiting(next, { ...recorded, event }),
        diversions: [...state.diversions, diversion],
      };
    }
    case 'ConvoyHeld': {
      const { reason, place = null } = event.data;
      return { ...next, holds: [...state.holds, { heldAt: occurredAt, reason, place, releasedAt: null }] };
    }
    case 'ConvoyReleased':
      return { ...next, holds: released(state.holds, occurredAt) };
    case 'ConvoySplit':
      return split(awaiting(next, { ...recorded, event }), event);
    case 'ConvoyMerged': {
      const { into, vehicleIds, reason = null, place = null } = event.data;
      const why = { how: 'merged', reason, place, to: into } as const;
      const left = leave(awaiting(next, { ...recorded, event }), vehicleIds, occurredAt, why);
      return { ...ended(left, 'merged', occurredAt), lineage: { ...state.lineage, mergedInto: into } };
    }
    case 'ConvoyRecalled': {
      const { reason } = event.data;
      return {
        ...awaiting(next, { ...recorded, event }),
        decided: 'recalled',
        recalledAt: occurredAt,
        reason,
      };
    }
    case 'ConvoyCancelled': {
      const { reason } = event.data;
      return { ...ended(next, 'cancelled', occurredAt), cancelledAt: occurredAt, reason };
    }
    case 'ConvoyCompleted': {
      const { outstandingReason } = event.data;
      const reason = outstandingReason ?? state.reason;
      return { ...ended(next, 'completed', occurredAt), completedAt: occurredAt, reason };
    }
  }
}

/** Its effect on the road is still to come. Two processes of the desk may record decisions out of the order of time. */
function awaiting(state: ConvoyState, recorded: Recorded<RoadDecision>): ConvoyState {
  const { occurredAt } = recorded.event.data;
  const before = state.upcoming.findLastIndex(({ event: { data } }) => data.occurredAt <= occurredAt);
  return { ...state, upcoming: state.upcoming.toSpliced(before + 1, 0, recorded) };
}

function join(state: ConvoyState, { data }: VehicleJoined): ConvoyState {
  const { occurredAt, offset, note, synthetic, asReported, cameFrom, ...description } = data;
  const next = withVehicle(state, joined(state, description, occurredAt, cameFrom ?? null));
  const { lineage, plan } = state;
  // Vehicles of a part come with the split, which is when the part departs; later the rest may merge into it.
  const bySplit = cameFrom === lineage.splitFrom && occurredAt === plan.plannedDeparture;
  if (cameFrom === undefined || bySplit) return next;
  return { ...next, lineage: { ...lineage, mergedFrom: [...new Set([...lineage.mergedFrom, cameFrom])] } };
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
  const memberships = [...known.memberships, membership];
  return { ...known, description, memberships, cameFrom: cameFrom ?? known.cameFrom };
}

function split(state: ConvoyState, { data }: ConvoySplit): ConvoyState {
  const { occurredAt, parts, reason = null, place = null } = data;
  const splitInto = [...state.lineage.splitInto, ...parts.map(({ convoyId }) => convoyId)];
  let next: ConvoyState = { ...state, lineage: { ...state.lineage, splitInto } };
  for (const { convoyId, vehicleIds } of parts) {
    next = leave(next, vehicleIds, occurredAt, { how: 'split', reason, place, to: convoyId });
  }
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
  return changed(state, vehicleIds, (vehicle) => ({
    ...vehicle,
    memberships: leaving(vehicle.memberships, leftAt, why),
  }));
}

function withVehicle(state: ConvoyState, vehicle: VehicleState): ConvoyState {
  return { ...state, vehicles: new Map(state.vehicles).set(vehicle.vehicleId, vehicle) };
}
