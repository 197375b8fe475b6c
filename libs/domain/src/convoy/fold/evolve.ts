import { type Recorded } from '../../event/recorded.js';
import { type ConvoyEvent, isDecision, isFact } from './convoy-event.js';
import { type ConvoyFact } from '../events/facts.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { takeEffect, withDecision } from './with-decision.js';
import { checkClocks } from '../clocks/unit-clocks.js';
import { joinEscort, leaveEscort } from '../road/escorts.js';
import { belongsAt, hadLeft } from '../members/memberships.js';
import { IrregularityCollector } from '../irregularities/irregularity-collector.js';
import { checkFit, vehiclesNamed } from './misfits.js';
import { applyFact } from './apply-fact.js';
import { transship } from '../cargo/transshipment.js';

/**
 * The state after one more event. Decisions come in the order they were taken, facts in the order they occurred, behind
 * all retractions; whoever has them in another order uses `foldConvoy`.
 */
export function evolve(state: ConvoyState, recorded: Recorded<ConvoyEvent>): ConvoyState {
  if (isDecision(recorded)) return withDecision(state, recorded);
  if (isFact(recorded)) return withFact(draftOf(state), recorded);
  throw new Error('Retractions are folded together, before all facts.');
}

/** The state after facts, in the order they occurred, behind all decisions and retractions: as `evolve` one by one. */
export function evolveFacts(state: ConvoyState, facts: readonly Recorded<ConvoyFact>[]): ConvoyState {
  // Copied once, not for every fact: nobody sees the states in between.
  return facts.reduce(withFact, draftOf(state));
}

/** A state that is about to be given back: nobody else holds it yet, nor its vehicles. */
type Draft = { -readonly [Field in keyof ConvoyState]: ConvoyState[Field] } & {
  vehicles: Map<string, VehicleState>;
};

function withFact(before: Draft, fact: Recorded<ConvoyFact>): Draft {
  const { event } = fact;
  const { occurredAt } = event.data;
  // One report twice in the stream: equal facts follow each other in the order of occurrence.
  if (before.lastFact?.id === fact.id && before.lastFact.occurredAt === occurredAt) return before;
  const effected = takeEffect(before, occurredAt);
  const state = effected === before ? before : draftOf(effected);
  state.lastFact = { occurredAt, id: fact.id };
  const retraction = state.retractions.get(fact.id);
  if (retraction) {
    state.retractions = new Map(state.retractions).set(fact.id, { ...retraction, matched: true });
    return state;
  }

  const { vehicles } = state;
  const concerned: string[] = [];
  const named = vehiclesNamed(event);
  const irregularities = new IrregularityCollector(state.irregularities, fact);
  for (const [vehicleId, vehicle] of vehicles) {
    if (!concerns(vehicle, named, occurredAt)) continue;
    concerned.push(vehicleId);
    vehicles.set(vehicleId, applyFact(state.plan, vehicle, fact, irregularities));
  }
  checkFit(state, fact, concerned, irregularities);
  if (event.type === 'CargoTransshipped') {
    transship(vehicles, concerned, { ...fact, event }, state.plan, irregularities);
  }
  if (event.type === 'EscortJoined') state.escorts = joinEscort(state.escorts, { ...fact, event });
  if (event.type === 'EscortLeft') state.escorts = leaveEscort(state.escorts, { ...fact, event });
  state.clocks = checkClocks(state.clocks, fact, irregularities);
  state.irregularities = irregularities.found;
  if (concerned.length > 0 && MOVES.has(event.type)) state.underwaySince ??= occurredAt;
  return state;
}

/** What shows that a convoy is under way. */
const MOVES: ReadonlySet<ConvoyFact['type']> = new Set([
  'CheckpointPassed',
  'BorderArrived',
  'BorderEntered',
  'BorderExited',
  'VehiclesResumed',
  'CargoDelivered',
]);

/** Field by field, as in `copyVehicle`. */
function draftOf(state: ConvoyState): Draft {
  return {
    plan: state.plan,
    upcoming: state.upcoming,
    decided: state.decided,
    dispatchedAt: state.dispatchedAt,
    endedAt: state.endedAt,
    completedAt: state.completedAt,
    cancelledAt: state.cancelledAt,
    recalledAt: state.recalledAt,
    reason: state.reason,
    holds: state.holds,
    diversions: state.diversions,
    lineage: state.lineage,
    decidedAt: state.decidedAt,
    vehicles: new Map(state.vehicles),
    escorts: state.escorts,
    retractions: state.retractions,
    irregularities: state.irregularities,
    clocks: state.clocks,
    lastFact: state.lastFact,
    underwaySince: state.underwaySince,
  };
}

/** Whether a fact is about a vehicle: named by it, or in the convoy when it occurred. */
function concerns(vehicle: VehicleState, named: readonly string[] | undefined, at: string): boolean {
  return named ? named.includes(vehicle.vehicleId) && !hadLeft(vehicle, at) : belongsAt(vehicle, at);
}
