import { directionAt, kilometresAlong, mentionsOn } from '../geography/route.js';
import {
  type ConvoyDecision,
  type ConvoyPlanned,
  type ConvoySighting,
  isDecision,
  isSighting,
  type ReportRetracted,
  type Told,
  type VehicleJoined,
} from './convoy.events.js';
import { type ConvoyState, type VehicleState } from './convoy.state.js';
import { withOddities } from './oddities.js';
import { see } from './see.js';

/** The state of a convoy that has just been planned. */
export function beginConvoy({ event: { data } }: Told<ConvoyPlanned>): ConvoyState {
  return {
    plan: {
      corridorId: data.corridorId ?? null,
      route: data.route,
      kilometres: kilometresAlong(data.route),
      directions: data.route.map((_, index) => directionAt(data.route, index)),
      mentions: mentionsOn(data.route),
      regime: data.regime,
      plannedDeparture: data.plannedDeparture,
      plannedArrival: data.plannedArrival ?? null,
      returnOf: data.returnOf ?? null,
    },
    decided: 'planned',
    dispatchedAt: null,
    completedAt: null,
    decidedAt: data.occurredAt,
    vehicles: new Map(),
    retractions: new Map(),
    oddities: null,
    lastFact: null,
    underwaySince: null,
  };
}

/**
 * The state after one more event. Decisions come in the order they were taken, facts in the order they occurred; whoever
 * has them in another order uses `foldConvoy`.
 */
export function evolve(state: ConvoyState, told: Told): ConvoyState {
  if (isDecision(told)) return decided(state, told);
  if (isSighting(told)) return sighted(state, told);
  return retracted(state, told as Told<ReportRetracted>);
}

function decided(state: ConvoyState, { event }: Told<ConvoyDecision>): ConvoyState {
  const { occurredAt } = event.data;
  switch (event.type) {
    case 'ConvoyPlanned':
      throw new Error('A convoy is planned once; its stream has a second ConvoyPlanned.');
    case 'VehicleJoined':
      return { ...state, decidedAt: occurredAt, vehicles: withVehicle(state, joined(state, event)) };
    case 'ConvoyDispatched':
      return { ...state, decidedAt: occurredAt, decided: 'dispatched', dispatchedAt: occurredAt };
    case 'ConvoyCompleted':
      return { ...state, decidedAt: occurredAt, decided: 'completed', completedAt: occurredAt };
  }
}

function joined(state: ConvoyState, { data }: VehicleJoined): VehicleState {
  const { occurredAt, offset, note, synthetic, ...description } = data;
  return {
    vehicleId: data.vehicleId,
    description,
    joinedAt: occurredAt,
    joinedOnTheWay: state.decided !== 'planned',
    status: 'assigned',
    lastPlace: null,
    lastPlaceAt: null,
    lastSeenAt: null,
    lastPosition: null,
    routeIndex: null,
    routeIndexAt: null,
    currentCountry: null,
    passages: [],
    halts: [],
    deliveries: [],
  };
}

function withVehicle(state: ConvoyState, vehicle: VehicleState): ConvoyState['vehicles'] {
  return new Map(state.vehicles).set(vehicle.vehicleId, vehicle);
}

function retracted(state: ConvoyState, { id, event: { data } }: Told<ReportRetracted>): ConvoyState {
  // Two retractions of one report: the first, in the order of occurrence, stands.
  if (state.retractions.has(data.retracts)) return state;
  const retraction = {
    retractionId: id,
    occurredAt: data.occurredAt,
    reason: data.reason,
    replacedBy: data.replacedBy ?? null,
    matched: false,
  };
  return { ...state, retractions: new Map(state.retractions).set(data.retracts, retraction) };
}

function sighted(state: ConvoyState, told: Told<ConvoySighting>): ConvoyState {
  const { occurredAt } = told.event.data;
  // One report twice in the stream: equal facts follow each other in the order of occurrence.
  if (state.lastFact?.id === told.id && state.lastFact.occurredAt === occurredAt) return state;
  const lastFact = { occurredAt, id: told.id };
  const retraction = state.retractions.get(told.id);
  if (retraction) {
    const retractions = new Map(state.retractions).set(told.id, { ...retraction, matched: true });
    return { ...state, lastFact, retractions };
  }

  const vehicles = new Map<string, VehicleState>();
  const concerned: string[] = [];
  for (const [vehicleId, vehicle] of state.vehicles) {
    const isConcerned = concerns(told.event, vehicle);
    if (isConcerned) concerned.push(vehicleId);
    vehicles.set(vehicleId, isConcerned ? see(state.plan, vehicle, told) : vehicle);
  }
  const { type } = told.event;
  const moves = concerned.length > 0 && type !== 'PositionReported' && type !== 'VehiclesHalted';
  const next = copyOf(state);
  next.vehicles = vehicles;
  next.lastFact = lastFact;
  next.oddities = withOddities(state, told, concerned);
  if (moves) next.underwaySince ??= occurredAt;
  return next;
}

/** Field by field, as in `see`. */
function copyOf(state: ConvoyState): { -readonly [Field in keyof ConvoyState]: ConvoyState[Field] } {
  return {
    plan: state.plan,
    decided: state.decided,
    dispatchedAt: state.dispatchedAt,
    completedAt: state.completedAt,
    decidedAt: state.decidedAt,
    vehicles: state.vehicles,
    retractions: state.retractions,
    oddities: state.oddities,
    lastFact: state.lastFact,
    underwaySince: state.underwaySince,
  };
}

/** Whether a fact is about a vehicle: named by it, or in the convoy when it occurred. */
function concerns({ data }: ConvoySighting, vehicle: VehicleState): boolean {
  if (data.vehicleIds) return data.vehicleIds.includes(vehicle.vehicleId);
  return !vehicle.joinedOnTheWay || vehicle.joinedAt <= data.occurredAt;
}
