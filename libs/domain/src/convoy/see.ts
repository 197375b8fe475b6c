import { placeOf } from '../geography/geography.js';
import { type ConvoySighting, type Told } from './convoy.events.js';
import { type ConvoyPlan, type VehicleState, type VehicleStatus } from './convoy.state.js';
import { addHalt, beginHalt, endHalt } from './halts.js';
import {
  completePassage,
  inferExit,
  inferPassages,
  type Moment,
  type PassageMoment,
  recordMoment,
} from './passages.js';
import { directionOf, locate, seenJustBefore } from './sighting.js';

const MOMENTS: Readonly<Partial<Record<ConvoySighting['type'], Moment>>> = {
  BorderArrived: 'arrivedAt',
  BorderEntered: 'enteredAt',
  BorderExited: 'exitedAt',
};

/** What one fact tells of one vehicle. Facts come in the order they occurred. */
export function see(plan: ConvoyPlan, vehicle: VehicleState, told: Told<ConvoySighting>): VehicleState {
  const { data } = told.event;
  const lastPosition = data.position ? { ...data.position, at: data.occurredAt } : vehicle.lastPosition;
  const seen = { ...vehicle, lastSeenAt: data.occurredAt, lastPosition };
  if (data.place === undefined) return act(seen, told);

  const reported = 'direction' in data ? data.direction : undefined;
  const { index, leftBefore } = locate(plan, vehicle, data.place, data.occurredAt, reported);
  const moment = momentOf(told, data.place);
  const moved = vehicle.lastPlace !== data.place;
  const late = leftBefore || (index === undefined && seenJustBefore(vehicle, data.occurredAt));
  if (moment && moved && late) {
    const passages = completePassage(vehicle.passages, moment, reported);
    if (passages) return { ...seen, passages };
  }
  if (leftBefore) return toldLate(seen, told);

  let passages = moved ? inferExit(vehicle.passages) : vehicle.passages;
  if (index !== undefined) passages = inferPassages(passages, plan, vehicle, index);
  if (moment) {
    const direction = directionOf(plan, vehicle, data.place, index, reported);
    passages = recordMoment(passages, moment, direction, !moved);
  }
  const there = {
    ...seen,
    routeIndex: index ?? vehicle.routeIndex,
    routeIndexAt: index === undefined ? vehicle.routeIndexAt : data.occurredAt,
    passages,
    lastPlace: data.place,
    lastPlaceAt: data.occurredAt,
    currentCountry: placeOf(data.place).country,
  };
  return act(there, told);
}

/** The moment of a passage that a fact tells; undefined where it tells none, or not of a side of a border. */
function momentOf({ id, event }: Told<ConvoySighting>, place: string): PassageMoment | undefined {
  const moment = MOMENTS[event.type];
  if (!moment || placeOf(place).kind !== 'border-crossing') return undefined;
  return { place, moment, at: event.data.occurredAt, reportId: id };
}

/** What a vehicle does by a fact, where it is. */
function act(vehicle: VehicleState, { event }: Told<ConvoySighting>): VehicleState {
  const { occurredAt } = event.data;
  switch (event.type) {
    case 'PositionReported':
      return vehicle;
    case 'VehiclesHalted':
      return { ...vehicle, status: 'halted', halts: addHalt(vehicle.halts, beginHalt(event.data)) };
    case 'VehiclesResumed':
      return { ...vehicle, status: statusAt(vehicle), halts: endHalt(vehicle.halts, occurredAt) };
    case 'CargoDelivered':
      return deliver(vehicle, event.data);
    case 'CheckpointPassed':
      return movedOn(vehicle, deliveredHere(vehicle) ? 'delivered' : statusAt(vehicle));
    case 'BorderArrived':
    case 'BorderEntered':
      return movedOn(vehicle, 'at-border');
    case 'BorderExited':
      return movedOn(vehicle, 'moving');
  }
}

/** What remains of a fact about a place that the vehicle has left before: it neither stops nor moves there now. */
function toldLate(vehicle: VehicleState, { event }: Told<ConvoySighting>): VehicleState {
  if (event.type === 'CargoDelivered') {
    const { status, halts } = vehicle;
    return { ...deliver(vehicle, event.data), status, halts };
  }
  if (event.type !== 'VehiclesHalted') return vehicle;
  const lasting = vehicle.halts.findLastIndex(({ resumedAt, inferred }) => resumedAt === null && !inferred);
  const ended = { ...beginHalt(event.data), inferred: true };
  const at = lasting < 0 ? vehicle.halts.length : lasting;
  return { ...vehicle, halts: vehicle.halts.toSpliced(at, 0, ended) };
}

function deliver(
  vehicle: VehicleState,
  data: { readonly occurredAt: string; readonly place?: string; readonly partial?: boolean },
): VehicleState {
  const { place = null, partial = false, occurredAt } = data;
  const delivery = { place, deliveredAt: occurredAt, partial };
  // A second unit tells the same delivery: nothing was left to deliver.
  const twice = !partial && vehicle.status === 'delivered' && vehicle.deliveries.at(-1)?.place === place;
  return {
    ...vehicle,
    status: partial ? 'moving' : 'delivered',
    deliveries: twice ? vehicle.deliveries : [...vehicle.deliveries, delivery],
    halts: endHalt(vehicle.halts, null),
  };
}

function deliveredHere({ status, deliveries, lastPlace }: VehicleState): boolean {
  return status === 'delivered' && deliveries.at(-1)?.place === lastPlace;
}

function statusAt(vehicle: VehicleState): VehicleStatus {
  const last = vehicle.passages.at(-1);
  if (last?.place !== vehicle.lastPlace) return 'moving';
  return last.exitedAt === null && !last.inferred ? 'at-border' : 'moving';
}

function movedOn(vehicle: VehicleState, status: VehicleStatus): VehicleState {
  return { ...vehicle, status, halts: endHalt(vehicle.halts, null) };
}
