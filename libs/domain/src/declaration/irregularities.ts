import { IrregularityList } from '../irregularity/irregularity-list.js';
import { type Irregularity } from '../irregularity/irregularity.js';
import { contradictionsOf } from './contradictions.js';
import { type ClearanceStep, clearanceOf, isClearedAt, isGrant } from './clearance.js';
import { type DeclarationState, type FactOf, type Step, stepsOf, timeOf } from './declaration.state.js';
import { examinationsOf } from './examinations.js';
import { gateOutsOf } from './gate-outs.js';
import { holdsOf } from './holds.js';
import { vehiclesOf } from './details.js';
import { isClearlyLater } from './same-step.js';

type Add = (code: Parameters<IrregularityList['add']>[0], since: string, evidence: readonly string[]) => void;

/** All irregularities of a declaration, by code and time. They concern all vehicles that its reports name. */
export function irregularitiesOfDeclaration({
  steps,
  retractions,
}: DeclarationState): readonly Irregularity[] {
  const found = new IrregularityList();
  const vehicleIds = vehiclesOf(steps);
  const add: Add = (code, since, evidence) => {
    found.add(code, since, vehicleIds, evidence);
  };
  const { decisions } = clearanceOf(steps);
  const [first] = steps;
  if (first && stepsOf(steps, 'DeclarationLodged').length === 0) {
    add('declaration-not-lodged', timeOf(first), first.evidence);
  }
  for (const step of gateOutsOf(steps).left) {
    const at = timeOf(step);
    if (!isClearedAt(decisions, at)) add('gated-out-without-clearance', at, step.evidence);
  }
  for (const grant of decisions) if (isGrant(grant)) addWhatWasOpen(add, steps, grant);
  for (const lifted of stepsOf(steps, 'HoldLifted')) addWhatWasNotDone(add, steps, lifted);
  addContradictions(add, steps);
  for (const { matched, retractionId, occurredAt } of retractions.values()) {
    if (!matched) found.add('retraction-without-report', occurredAt, [], [retractionId]);
  }
  return found.list();
}

/** Adds holds and examinations without a reported end by the time of a grant. A grant ends the holds of customs. */
function addWhatWasOpen(add: Add, steps: readonly Step[], grant: ClearanceStep): void {
  const at = timeOf(grant);
  const isOpen = (from: string | null, to: string | null): boolean =>
    from !== null && from <= at && (to === null || isClearlyLater(to, at));
  const open = [
    ...holdsOf(steps).filter(({ heldAt, endedAt }) => isOpen(heldAt, endedAt)),
    ...examinationsOf(steps).filter(({ orderedAt, doneAt }) => isOpen(orderedAt, doneAt)),
  ];
  if (open.length === 0) return;
  add('cleared-while-held', at, [...open.flatMap(({ evidence }) => evidence), ...grant.evidence]);
}

/** Adds examinations that an agency had ordered, and whose end nobody reported by the time when it lifted its hold. */
function addWhatWasNotDone(add: Add, steps: readonly Step[], lifted: Step<FactOf<'HoldLifted'>>): void {
  const at = timeOf(lifted);
  const open = examinationsOf(steps).filter(
    ({ agency, orderedAt, doneAt }) =>
      (agency ?? 'customs') === lifted.fact.data.agency &&
      orderedAt !== null &&
      orderedAt <= at &&
      (doneAt === null || isClearlyLater(doneAt, at)),
  );
  if (open.length === 0) return;
  const evidence = [...open.flatMap((one) => one.evidence), ...lifted.evidence];
  add('hold-lifted-without-examination', at, evidence);
}

function addContradictions(add: Add, steps: readonly Step[]): void {
  const code = 'declaration-contradictory-reports';
  for (const { evidence, contradictedBy } of steps) {
    for (const { reportId, at } of contradictedBy) add(code, at, [...evidence, reportId]);
  }
  for (const { kept, rejected } of contradictionsOf(steps)) {
    add(code, timeOf(rejected), [...kept.evidence, ...rejected.evidence]);
  }
}
