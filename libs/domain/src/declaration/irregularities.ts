import { atOnce } from '../at-once.js';
import { gatheringOfStanding } from '../standing/standing-irregularities.js';
import { IrregularityList } from '../irregularity/irregularity-list.js';
import { type Irregularity } from '../irregularity/irregularity.js';
import { contradictionsOf } from './contradictions.js';
import { type ClearanceStep, clearanceOf, clearedBy, isGrant } from './clearance.js';
import { AGENCIES } from './declaration.events.js';
import { type DeclarationState, type FactOf, type Step, stepsOf, timeOf } from './declaration.state.js';
import { type Examination, examinationsOf } from './examinations.js';
import { gateOutsOf } from './gate-outs.js';
import { type ClearanceHold, holdsOf } from './holds.js';
import { vehiclesOf } from './details.js';
import { openAt, type Stretch } from './open-at.js';

type Add = (code: Parameters<IrregularityList['add']>[0], since: string, evidence: readonly string[]) => void;

/** All irregularities of a declaration, by code and time. They concern all vehicles that its reports name. */
export function irregularitiesOfDeclaration({
  steps,
  retractions,
  standing,
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
  const isCleared = clearedBy(decisions);
  for (const step of gateOutsOf(steps).left) {
    const at = timeOf(step);
    if (!isCleared(at)) add('gated-out-without-clearance', at, step.evidence);
  }
  const examinations = examinationsOf(steps);
  addWhatWasOpen(add, [...holdsOf(steps).map(held), ...examinations.map(ordered)], decisions.filter(isGrant));
  addWhatWasNotDone(add, examinations, stepsOf(steps, 'HoldLifted'));
  addContradictions(add, steps);
  for (const { matched, retractionId, occurredAt } of retractions.values()) {
    if (!matched) found.add('retraction-without-report', occurredAt, [], [retractionId]);
  }
  atOnce(gatheringOfStanding(standing, found));
  return found.list();
}

function held({ heldAt: from, endedAt: to, evidence }: ClearanceHold): Stretch {
  return { from, to, evidence };
}

function ordered({ orderedAt: from, doneAt: to, evidence }: Examination): Stretch {
  return { from, to, evidence };
}

/** Adds holds and examinations without a reported end by the time of a grant. A grant ends the holds of customs. */
function addWhatWasOpen(add: Add, stretches: readonly Stretch[], grants: readonly ClearanceStep[]): void {
  for (const { at, evidence } of openAt(stretches, grants.map(momentOf))) {
    add('cleared-while-held', at, evidence);
  }
}

/** Adds examinations that an agency had ordered, and whose end nobody reported by the time when it lifted its hold. */
function addWhatWasNotDone(
  add: Add,
  examinations: readonly Examination[],
  lifted: readonly Step<FactOf<'HoldLifted'>>[],
): void {
  const moments = lifted.map((step, place) => ({ ...momentOf(step), place, agency: step.fact.data.agency }));
  const notDone = AGENCIES.flatMap((agency) =>
    openAt(
      examinations.filter((one) => (one.agency ?? 'customs') === agency).map(ordered),
      moments.filter((one) => one.agency === agency),
    ),
  );
  for (const { at, evidence } of notDone.sort((a, b) => a.place - b.place)) {
    add('hold-lifted-without-examination', at, evidence);
  }
}

function momentOf(step: Step): { readonly at: string; readonly evidence: readonly string[] } {
  return { at: timeOf(step), evidence: step.evidence };
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
