import { type Recorded } from '../../event/recorded.js';
import {
  type SealsAffixed,
  type SealsBroken,
  type SealsReplaced,
  type SealsVerified,
} from '../events/facts.js';
import { certifiedReportOn } from './certified-report.js';
import { type SealStep } from '../state/cargo.state.js';
import { type ConvoyPlan } from '../state/plan.state.js';
import { type VehicleDraft } from '../state/vehicle-draft.js';
import { type IrregularityCollector } from '../irregularities/irregularity-collector.js';
import { isUnderTir } from '../plan/regime.js';
import { isReportedTwice } from '../clocks/reported-twice.js';
import { sealsOn, sealSet } from './seal-step.js';

type SealFact = SealsAffixed | SealsVerified | SealsBroken | SealsReplaced;

/** New seals on, beside those that are on already. */
export function affixSeals(vehicle: VehicleDraft, fact: Recorded<SealsAffixed>): void {
  const { seals } = fact.event.data;
  const twice = (step: SealStep): boolean => step.what === 'affixed' && isWithin(seals, step.seals);
  if (linked(vehicle, fact, twice)) return;
  addStep(vehicle, fact, 'affixed', [...sealsOn(vehicle), ...seals]);
}

/** Seals looked at: they have to be those that were on, where any were known. Afterwards those found count. */
export function verifySeals(
  vehicle: VehicleDraft,
  fact: Recorded<SealsVerified>,
  irregularities: IrregularityCollector,
): void {
  const { seals, intact } = fact.event.data;
  const twice = (step: SealStep): boolean =>
    step.what === 'verified' && step.intact === intact && isSameSet(step.seals, seals);
  if (linked(vehicle, fact, twice)) return;
  const last = vehicle.seals.at(-1);
  const broken = reportedBreak(vehicle.seals);
  const expected = last === undefined || isSameSet(last.seals, seals);
  // Broken ones may still hang there.
  if (!expected && (intact || !broken || !isWithin(seals, broken.before))) mismatch(vehicle, irregularities);
  if (!intact && !broken) irregularities.add('seal-found-broken', [vehicle.vehicleId]);
  addStep(vehicle, fact, 'verified', seals, intact);
}

/** Seals broken: those named, else all. By customs it is no breach (TIR art. 24, 35); else it takes a certified report. */
export function breakSeals(
  vehicle: VehicleDraft,
  fact: Recorded<SealsBroken>,
  irregularities: IrregularityCollector,
  plan: ConvoyPlan,
): void {
  const { seals, party } = fact.event.data;
  if (party !== 'customs' && isUnderTir(plan, vehicle.routeIndex)) {
    const unless = certifiedReportOn(vehicle.load.carnetNumber);
    irregularities.add('seal-broken-without-certified-report', [vehicle.vehicleId], [], unless);
  }
  const on = sealsOn(vehicle);
  const left = seals ? on.filter((seal) => !seals.includes(seal)) : [];
  const twice = (step: SealStep): boolean =>
    step.what === 'broken' && isSameSet(step.seals, left) && !seals?.some((seal) => on.includes(seal));
  if (linked(vehicle, fact, twice)) return;
  if (seals && vehicle.seals.length > 0 && !isWithin(seals, on)) mismatch(vehicle, irregularities);
  addStep(vehicle, fact, 'broken', left);
}

/** Old seals off, new ones on. Those taken off have to be ones that were on, or that had been broken. */
export function replaceSeals(
  vehicle: VehicleDraft,
  fact: Recorded<SealsReplaced>,
  irregularities: IrregularityCollector,
): void {
  const { removed, affixed } = fact.event.data;
  const twice = ({ what, seals }: SealStep): boolean =>
    what === 'replaced' && isWithin(affixed, seals) && !removed.some((seal) => seals.includes(seal));
  if (linked(vehicle, fact, twice)) return;
  const on = sealsOn(vehicle);
  const known = [...on, ...(reportedBreak(vehicle.seals)?.before ?? [])];
  const removedKnown = vehicle.seals.length === 0 || isWithin(removed, known);
  if (!removedKnown) mismatch(vehicle, irregularities);
  const stay = removedKnown ? on.filter((seal) => !removed.includes(seal)) : [];
  addStep(vehicle, fact, 'replaced', [...stay, ...affixed]);
}

/** The break since which nobody has seen the seals whole, with what was on before it. */
function reportedBreak(steps: readonly SealStep[]): { readonly before: readonly string[] } | undefined {
  for (let i = steps.length - 1; i >= 0; i--) {
    if (steps[i]?.what === 'broken') return { before: steps[i - 1]?.seals ?? [] };
    if (steps[i]?.what !== 'verified' || steps[i]?.intact) return undefined;
  }
  return undefined;
}

/** The report that put the seals on, or saw them last, is evidence too. */
function mismatch({ vehicleId, seals }: VehicleDraft, irregularities: IrregularityCollector): void {
  irregularities.add('seal-mismatch', [vehicleId], seals.at(-1)?.evidence.slice(0, 1));
}

/** Links a fact to a step of the last minutes that is the same; false where there is none. */
function linked(
  vehicle: VehicleDraft,
  recorded: Recorded<SealFact>,
  isSame: (step: SealStep) => boolean,
): boolean {
  const { occurredAt, place = null, party = null } = recorded.event.data;
  const index = vehicle.seals.findLastIndex((step) => isReportedTwice(step.at, occurredAt) && isSame(step));
  const step = vehicle.seals[index];
  if (!step) return false;
  vehicle.seals = vehicle.seals.with(index, {
    ...step,
    place: step.place ?? place,
    party: step.party ?? party,
    evidence: [...step.evidence, recorded.id],
  });
  return true;
}

function addStep(
  vehicle: VehicleDraft,
  { id, event: { data } }: Recorded<SealFact>,
  what: SealStep['what'],
  seals: readonly string[],
  intact?: boolean,
): void {
  const { occurredAt, place = null, party = null } = data;
  vehicle.seals = [
    ...vehicle.seals,
    {
      what,
      at: occurredAt,
      place,
      party,
      seals: sealSet(seals),
      ...(intact === undefined ? {} : { intact }),
      evidence: [id],
    },
  ];
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return isWithin(one, other) && isWithin(other, one);
}

function isWithin(some: readonly string[], all: readonly string[]): boolean {
  return some.every((seal) => all.includes(seal));
}
