import { placeOf } from '../geography/geography.js';
import { kilometresAlong } from '../geography/route.js';
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
import { type ConvoyState, type Oddity, type VehicleState } from './convoy.state.js';
import { see } from './see.js';

/** The state of a convoy that has just been planned. */
export function beginConvoy({ event: { data } }: Told<ConvoyPlanned>): ConvoyState {
  return {
    plan: {
      corridorId: data.corridorId ?? null,
      route: data.route,
      kilometres: kilometresAlong(data.route),
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
    oddities: [],
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
    ...description,
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

  const { known, oddities } = concerned(state, told);
  const vehicles = new Map(state.vehicles);
  for (const vehicle of known) vehicles.set(vehicle.vehicleId, see(state.plan, vehicle, told));
  const { type } = told.event;
  const moves = known.length > 0 && type !== 'PositionReported' && type !== 'VehiclesHalted';
  return {
    ...state,
    vehicles,
    lastFact,
    oddities: oddities.length > 0 ? [...state.oddities, ...oddities] : state.oddities,
    underwaySince: state.underwaySince ?? (moves ? lastFact.occurredAt : null),
  };
}

/** Whom a fact is about, and what is odd about that. */
function concerned(
  state: ConvoyState,
  { id, event: { type, data } }: Told<ConvoySighting>,
): { known: readonly VehicleState[]; oddities: readonly Oddity[] } {
  const odd = (code: Oddity['code'], vehicleIds: readonly string[]): Oddity => ({
    code,
    vehicleIds,
    reportId: id,
    occurredAt: data.occurredAt,
  });
  const named = data.vehicleIds ? [...new Set(data.vehicleIds)] : undefined;
  const known = named
    ? named.flatMap((vehicleId) => state.vehicles.get(vehicleId) ?? [])
    : [...state.vehicles.values()].filter(
        (vehicle) => !vehicle.joinedOnTheWay || vehicle.joinedAt <= data.occurredAt,
      );

  const oddities: Oddity[] = [];
  const strangers = named?.filter((vehicleId) => !state.vehicles.has(vehicleId)) ?? [];
  if (strangers.length > 0) oddities.push(odd('unknown-vehicle', strangers));
  if (known.length + strangers.length === 0) oddities.push(odd('report-without-vehicle', []));
  const ids = named ?? known.map((vehicle) => vehicle.vehicleId);
  if (data.place !== undefined) {
    if (!state.plan.route.includes(data.place)) oddities.push(odd('place-off-route', ids));
    if (type.startsWith('Border') && placeOf(data.place).kind !== 'border-crossing') {
      oddities.push(odd('not-a-border-side', ids));
    }
  }
  return { known, oddities };
}
