import { findPlace } from '../geography/geography.js';
import {
  type AddVehicle,
  type CompleteConvoy,
  type ConvoyCommand,
  type DispatchConvoy,
  type PlanConvoy,
  type VehicleToJoin,
} from './convoy.commands.js';
import { type Happened } from '../report/happened.js';
import { type ConvoyDecision, type VehicleJoined } from './convoy.events.js';
import { type ConvoyState } from './convoy.state.js';
import { vehicleIdOf } from '../identity/plate.js';
import { planRoute } from './plan-route.js';
import { refuse, type Refused } from '../refusal.js';
import { present } from '../present.js';

/** The events that a decision leads to, or why it cannot be taken. */
export type Verdict = { readonly events: readonly ConvoyDecision[] } | Refused;

/** Checks a decision of the dispatch desk against the current state; null where the convoy does not exist (law 4). */
export function decide(command: ConvoyCommand, state: ConvoyState | null): Verdict {
  if (command.type === 'plan') return plan(command, state);
  if (state === null) return refuse('unknown-convoy', 'There is no such convoy; plan it first.');
  if (command.at.instant < state.decidedAt) {
    return refuse(
      'decision-out-of-order',
      `The desk decided last at ${state.decidedAt}; a decision cannot be dated before that.`,
      { lastDecisionAt: state.decidedAt },
      '/occurredAt',
    );
  }
  if (state.decided === 'completed') {
    return refuse(
      'already-completed',
      `The convoy was completed at ${state.completedAt ?? 'an unknown time'}.`,
      {
        completedAt: state.completedAt,
      },
    );
  }
  switch (command.type) {
    case 'add-vehicle':
      return addVehicle(command, state);
    case 'dispatch':
      return dispatch(command, state);
    case 'complete':
      return complete(command, state);
    default:
      throw new Error(`The decision '${command.type}' is not built yet.`);
  }
}

function plan(command: PlanConvoy, state: ConvoyState | null): Verdict {
  if (state !== null) {
    return refuse('convoy-exists', 'A convoy of this id is planned already; give another id, or none.', {
      convoyStatus: state.decided,
    });
  }
  const route = planRoute(command);
  if ('refusal' in route) return route;
  const { plannedDeparture, plannedArrival, corridorId, returnOf } = command;
  if (plannedArrival !== undefined && plannedArrival <= plannedDeparture) {
    const detail = 'The planned arrival does not lie after the planned departure.';
    return refuse(
      'arrival-before-departure',
      detail,
      { plannedDeparture, plannedArrival },
      '/plannedArrival',
    );
  }
  const joins = joinAll(command, command.vehicles, new Set(), '/vehicles');
  if ('refusal' in joins) return joins;
  const planned: ConvoyDecision = {
    type: 'ConvoyPlanned',
    data: {
      ...happened(command),
      route: route.route,
      regime: command.regime,
      plannedDeparture,
      ...present({ corridorId, plannedArrival, returnOf }),
    },
  };
  return { events: [planned, ...joins.events] };
}

function addVehicle(command: AddVehicle, state: ConvoyState): Verdict {
  return joinAll(command, [command.vehicle], new Set(state.vehicles.keys()), '');
}

/** All vehicles join or none: the first that cannot is named. */
function joinAll(
  command: PlanConvoy | AddVehicle,
  vehicles: readonly VehicleToJoin[],
  members: Set<string>,
  pointer: string,
): { readonly events: readonly VehicleJoined[] } | Refused {
  const events: VehicleJoined[] = [];
  for (const [index, { note, synthetic, ...vehicle }] of vehicles.entries()) {
    const at = pointer === '' ? '' : `${pointer}/${index}`;
    const vehicleId = vehicle.vehicleId ?? vehicleIdOf(vehicle.country, vehicle.plate);
    if (members.has(vehicleId)) {
      return refuse(
        'vehicle-already-joined',
        `${vehicleId} is in this convoy already.`,
        { vehicleId },
        `${at}/plate`,
      );
    }
    members.add(vehicleId);
    const destination = vehicle.destination === undefined ? undefined : findPlace(vehicle.destination);
    if (vehicle.destination !== undefined && !destination) {
      const detail = `There is no place '${vehicle.destination}'; GET /v1/places lists them.`;
      return refuse('unknown-place', detail, { place: vehicle.destination }, `${at}/destination`);
    }
    events.push({
      type: 'VehicleJoined',
      data: {
        ...happened(command),
        ...present({ note, synthetic }),
        ...vehicle,
        vehicleId,
        ...present({ destination: destination?.slug }),
      },
    });
  }
  return { events };
}

function dispatch(command: DispatchConvoy, state: ConvoyState): Verdict {
  if (state.decided === 'dispatched') {
    return refuse(
      'already-dispatched',
      `The convoy was dispatched at ${state.dispatchedAt ?? 'an unknown time'}.`,
      {
        dispatchedAt: state.dispatchedAt,
      },
    );
  }
  if (state.vehicles.size === 0) {
    return refuse('no-vehicles', 'A convoy without vehicles cannot be dispatched; add them first.');
  }
  return { events: [{ type: 'ConvoyDispatched', data: happened(command) }] };
}

function complete(command: CompleteConvoy, state: ConvoyState): Verdict {
  if (state.decided === 'planned') {
    return refuse(
      'not-dispatched',
      'The convoy has not been dispatched; only a dispatched convoy can be completed.',
    );
  }
  const { outstandingReason } = command;
  const outstanding = [...state.vehicles.values()].filter(
    ({ deliveries }) => !deliveries.some(({ partial }) => !partial),
  );
  if (outstanding.length > 0 && outstandingReason === undefined) {
    const vehicleIds = outstanding.map(({ vehicleId }) => vehicleId);
    const detail = `No delivery is reported for ${vehicleIds.join(', ')}. Wait for the reports, or say in outstandingReason why the convoy is complete without them.`;
    return refuse('vehicles-outstanding', detail, { vehicleIds }, '/outstandingReason');
  }
  return {
    events: [{ type: 'ConvoyCompleted', data: { ...happened(command), ...present({ outstandingReason }) } }],
  };
}

function happened({ at, note, synthetic }: ConvoyCommand): Happened {
  return present({ occurredAt: at.instant, offset: at.offset, note, synthetic });
}
