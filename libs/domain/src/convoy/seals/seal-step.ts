import { appended } from '../../appended.js';
import { type Recorded } from '../../event/recorded.js';
import { firstCompared, indexOfJustTold, withTold } from '../clocks/reported-twice.js';
import {
  type SealsAffixed,
  type SealsBroken,
  type SealsReplaced,
  type SealsVerified,
} from '../events/facts.js';
import { type SealStep } from '../state/cargo.state.js';
import { type VehicleDraft } from '../state/vehicle-draft.js';

/** So many seals are known to be on, at most: those put on last. A vehicle has a few, a tilt with ropes a dozen. */
const MOST_SEALS = 100;

export type SealFact = SealsAffixed | SealsVerified | SealsBroken | SealsReplaced;

/** The seals that are on, in alphabetical order, as far as is known. */
export function sealsOn({ seals }: { readonly seals: readonly SealStep[] }): readonly string[] {
  return seals.at(-1)?.seals ?? [];
}

/** A set of seals: in alphabetical order, none twice. */
export function sealSet(seals: readonly string[]): readonly string[] {
  return [...new Set(seals)].sort();
}

/** A step in the life of seals that follows from a decision of the desk, without a report. */
export function sealStep(
  what: 'joined-with' | 'taken-over',
  at: string,
  seals: readonly string[],
  place: string | null,
): SealStep {
  return { what, at, place, party: null, seals: [...seals].sort(), evidence: [] };
}

/** The break since which nobody has seen the seals whole, with what was on before it. */
export function reportedBreak(
  steps: readonly SealStep[],
): { readonly at: string; readonly before: readonly string[] } | undefined {
  for (let i = steps.length - 1; i >= firstCompared(steps); i--) {
    const step = steps[i];
    if (step?.what === 'broken') return { at: step.at, before: steps[i - 1]?.seals ?? [] };
    if (step?.what !== 'verified' || step.intact) return undefined;
  }
  return undefined;
}

/** Links a fact to a step of the last minutes that is the same; undefined where there is none. */
export function linked(
  vehicle: VehicleDraft,
  recorded: Recorded<SealFact>,
  isSame: (step: SealStep) => boolean,
): SealStep | undefined {
  const { occurredAt, place = null, party = null } = recorded.event.data;
  // What the desk decided, or seals that came with a vehicle, are nothing that was reported.
  const timeOf = ({ at, evidence }: SealStep): string | null => (evidence.length === 0 ? null : at);
  const index = indexOfJustTold(vehicle.seals, occurredAt, timeOf, isSame);
  const step = vehicle.seals[index];
  if (!step) return undefined;
  vehicle.seals = vehicle.seals.with(index, {
    ...step,
    place: step.place ?? place,
    party: step.party ?? party,
    evidence: withTold(step.evidence, [recorded.id]),
  });
  return step;
}

/** Adds a step that a fact reports. `seals`: those that are on afterwards. */
export function addStep(
  vehicle: VehicleDraft,
  { id, event: { data } }: Recorded<SealFact>,
  what: SealStep['what'],
  seals: readonly string[],
  intact?: boolean,
): void {
  const { occurredAt, place = null, party = null } = data;
  vehicle.seals = appended(vehicle.seals, {
    what,
    at: occurredAt,
    place,
    party,
    seals: sealSet(seals.slice(-MOST_SEALS)),
    ...(intact === undefined ? {} : { intact }),
    evidence: [id],
  });
}

export function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return isWithin(one, other) && isWithin(other, one);
}

export function isWithin(some: readonly string[], all: readonly string[]): boolean {
  return some.every((seal) => all.includes(seal));
}
