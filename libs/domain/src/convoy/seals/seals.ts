import { type Recorded } from '../../event/recorded.js';
import {
  type SealsAffixed,
  type SealsBroken,
  type SealsReplaced,
  type SealsVerified,
} from '../events/facts.js';
import { type SealStep } from '../state/cargo.state.js';
import { type ConvoyPlan } from '../state/plan.state.js';
import { type VehicleDraft } from '../state/vehicle-draft.js';
import { type IrregularityCollector } from '../irregularities/irregularity-collector.js';
import { isUnderTir } from '../plan/regime.js';
import { between, certifiedReportOn, from, sealsTold } from '../../irregularity/conditions.js';
import { hoursBetween } from '../../time/instant.js';
import { CLOCKS_DIFFER_HOURS } from '../clocks/clock-difference.js';
import { addStep, isSameSet, isWithin, linked, reportedBreak, type SealFact, sealsOn } from './seal-step.js';

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
  if (!expected && (intact || !broken || !isWithin(seals, broken.before)))
    mismatch(vehicle, fact, seals, irregularities);
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
  const { seals, party, occurredAt } = fact.event.data;
  const on = sealsOn(vehicle);
  const nothingLeft = on.length === 0 ? reportedBreak(vehicle.seals)?.at : undefined;
  const left = seals ? on.filter((seal) => !seals.includes(seal)) : [];
  const twice = (step: SealStep): boolean =>
    step.what === 'broken' && isSameSet(step.seals, left) && !seals?.some((seal) => on.includes(seal));
  const known = linked(vehicle, fact, twice);
  if (party !== 'customs' && isUnderTir(plan, vehicle.routeIndex)) {
    const isSame = nothingLeft !== undefined && hoursBetween(nothingLeft, occurredAt) <= CLOCKS_DIFFER_HOURS;
    const brokenAt = known?.at ?? (isSame ? nothingLeft : occurredAt);
    const unless = from(certifiedReportOn(vehicle.load.carnetNumber), brokenAt);
    irregularities.add('seal-broken-without-certified-report', [vehicle.vehicleId], [], unless);
  }
  if (known) return;
  if (seals && vehicle.seals.length > 0 && !isWithin(seals, on))
    mismatch(vehicle, fact, seals, irregularities);
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
  if (!removedKnown) mismatch(vehicle, fact, removed, irregularities);
  const stay = removedKnown ? on.filter((seal) => !removed.includes(seal)) : [];
  addStep(vehicle, fact, 'replaced', [...stay, ...affixed]);
}

/**
 * The report that put the seals on, or saw them last, is evidence too. Since then the carnet may tell that others were put
 * on: by a certified report, a control, an acceptance.
 */
function mismatch(
  { vehicleId, seals, load: { carnetNumber } }: VehicleDraft,
  { event: { data } }: Recorded<SealFact>,
  found: readonly string[],
  irregularities: IrregularityCollector,
): void {
  const last = seals.at(-1);
  const unless =
    carnetNumber === null
      ? undefined
      : between(sealsTold('carnet', carnetNumber, found), last?.at ?? data.occurredAt, data.occurredAt);
  irregularities.add('seal-mismatch', [vehicleId], last?.evidence.slice(0, 1), unless);
}
