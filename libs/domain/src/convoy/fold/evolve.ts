import { type Recorded } from '../../event/recorded.js';
import { type ConvoyEvent, isDecision, isFact } from './convoy-event.js';
import { type ConvoyFact } from '../events/facts.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { takeEffect, withDecision } from './with-decision.js';
import { JudgedReports } from '../../standing/judged-reports.js';
import { checkClocks, copyClocks, type OwnClocks } from '../clocks/unit-clocks.js';
import { belongsAt, hadLeft } from '../members/memberships.js';
import { underOwnIds } from '../members/other-names.js';
import { IrregularityCollector } from '../irregularities/irregularity-collector.js';
import { checkFit, vehiclesNamed } from './misfits.js';
import { applyFact } from './apply-fact.js';
import { effectOf } from './fact-effects.js';
import { type ConvoyDraft, copyConvoy } from '../state/convoy-draft.js';

/** The state after one more event: decisions as they were taken, then retractions, then facts as they occurred. */
export function evolve(state: ConvoyState, recorded: Recorded<ConvoyEvent>): ConvoyState {
  if (isDecision(recorded)) return withDecision(state, recorded);
  if (isFact(recorded)) return withFact(copyConvoy(state), recorded);
  throw new Error('Retractions are folded together, before all facts.');
}

/** The state after facts, in the order they occurred, after all decisions and retractions: as `evolve` one by one. */
export function evolveFacts(state: ConvoyState, facts: readonly Recorded<ConvoyFact>[]): ConvoyState {
  // Copied once, not for every fact: nobody sees the states in between.
  const clocks = copyClocks(state.clocks);
  const own = { judged: new JudgedReports(state), clocks };
  return facts.reduce((draft, fact) => withFact(draft, fact, own), copyConvoy({ ...state, clocks }));
}

/** @param own parts of the state that nobody else holds */
function withFact(
  before: ConvoyDraft,
  reported: Recorded<ConvoyFact>,
  own?: { readonly judged: JudgedReports; readonly clocks: OwnClocks },
): ConvoyDraft {
  const { occurredAt } = reported.event.data;
  // One report twice in the stream: equal facts follow each other in the order of occurrence.
  if (before.lastFact?.id === reported.id && before.lastFact.occurredAt === occurredAt) return before;
  const effected = takeEffect(before, occurredAt);
  const state = effected === before ? before : copyConvoy(effected);
  state.lastFact = { occurredAt, id: reported.id };
  const judgement = (own?.judged ?? new JudgedReports(state)).judge(reported);
  if (judgement) {
    state.retractions = judgement.retractions;
    state.standing = judgement.standing;
    if (!judgement.counts) return state;
  }

  const { plan, vehicles } = state;
  const fact = underOwnIds(vehicles, reported);
  const { event } = fact;
  const effect = effectOf(event);
  const named = vehiclesNamed(event);
  const met = mayConcern(vehicles, named).filter((vehicle) => concerns(vehicle, named, occurredAt));
  const concerned = met.map(({ vehicleId }) => vehicleId);
  const irregularities = new IrregularityCollector(state.irregularities, fact);
  const applied = { fact, effect, plan, irregularities, about: named ?? concerned };
  for (const vehicle of met) vehicles.set(vehicle.vehicleId, applyFact(vehicle, applied));
  checkFit(state, fact, effect.moment !== undefined, concerned, irregularities);
  effect.changeConvoy?.(state, fact, irregularities, concerned);
  state.clocks = checkClocks(state.clocks, fact, irregularities, own?.clocks);
  state.irregularities = irregularities.found;
  if (concerned.length > 0 && effect.showsUnderway) state.underwaySince ??= occurredAt;
  return state;
}

/** Most facts name one vehicle: the others are not looked at. In the order of joining. */
function mayConcern(
  vehicles: ConvoyState['vehicles'],
  named: readonly string[] | undefined,
): readonly VehicleState[] {
  if (named?.length !== 1) return [...vehicles.values()];
  const vehicle = vehicles.get(named[0] ?? '');
  return vehicle ? [vehicle] : [];
}

/** Whether a fact is about a vehicle: named by it, or in the convoy when it occurred. */
function concerns(vehicle: VehicleState, named: readonly string[] | undefined, at: string): boolean {
  return named ? named.includes(vehicle.vehicleId) && !hadLeft(vehicle, at) : belongsAt(vehicle, at);
}
