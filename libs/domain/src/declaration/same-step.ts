import { withTold } from '../convoy/clocks/reported-twice.js';
import { type Money } from '../event/happened.js';
import { type Recorded } from '../event/recorded.js';
import { type DeclarationFact } from './declaration.events.js';
import { type FactOf, type Step, timeOf } from './declaration.state.js';

/** How far the clocks of two units may differ that report the same step: an hour (dossier 8.2: minutes apart). */
const TOLERANCE_MS = 3_600_000;

/** Whether an instant (UTC) is after another by more than clocks differ. */
export function isClearlyLater(later: string, earlier: string): boolean {
  return Date.parse(later) - Date.parse(earlier) > TOLERANCE_MS;
}

/** Whether a fact that occurred after a step is so close to it that it may be the same step. */
export function withinReach(step: Step, fact: Recorded<DeclarationFact>): boolean {
  return !isClearlyLater(fact.event.data.occurredAt, timeOf(step));
}

/** The unit that reported a fact. Without a unit, each report counts as one. */
export function reporterOf({ id, unit }: Recorded<DeclarationFact>): string {
  return unit === null ? `report ${id}` : `unit ${unit.unitId}`;
}

/** Steps that may happen several times within an hour: reported twice by the same unit, they happened twice. */
const REPEATABLE: ReadonlySet<string> = new Set<DeclarationFact['type']>([
  'ExaminationOrdered',
  'ExaminationDone',
  'DutiesPaid',
  'ClearanceHeld',
  'HoldLifted',
]);

/**
 * Whether a fact reports a known step again: the same type, the same office, within an hour. `contradicting`: it is the
 * same step with another result. From the same unit another result is news, not a contradiction.
 */
export function relationOf(
  step: Step,
  recorded: Recorded<DeclarationFact>,
): 'same' | 'contradicting' | undefined {
  const { fact } = step;
  const { event } = recorded;
  if (subjectOf(fact) !== subjectOf(event) || !isSameOffice(fact, event)) return undefined;
  const result = compare(fact, event);
  const bySameUnit = step.units.includes(reporterOf(recorded));
  return bySameUnit && (result === 'contradicting' || REPEATABLE.has(event.type)) ? undefined : result;
}

/** A step with one more report, which fills what was left open. */
export function linked(step: Step, recorded: Recorded<DeclarationFact>): Step {
  const { fact } = step;
  const { note, synthetic, asReported, position, ...more } = recorded.event.data;
  const vehicleIds = [...new Set([...(fact.data.vehicleIds ?? []), ...(more.vehicleIds ?? [])])].sort();
  const data = { ...more, ...fact.data, ...(vehicleIds.length > 0 ? { vehicleIds } : {}) };
  return {
    fact: { type: fact.type, data } as DeclarationFact,
    units: withTold(step.units, [reporterOf(recorded)]),
    evidence: withTold(step.evidence, [recorded.id]),
    contradictedBy: step.contradictedBy,
  };
}

/** A step with one more report of another result. The first report is kept. */
export function contradicted(step: Step, { id, event }: Recorded<DeclarationFact>): Step {
  const contradicting = { reportId: id, at: event.data.occurredAt };
  return { ...step, contradictedBy: withTold(step.contradictedBy, [contradicting]) };
}

/** Granting and refusing are two results of one step. */
function subjectOf({ type }: DeclarationFact): string {
  return type === 'ClearanceGranted' || type === 'ClearanceRefused' ? 'Clearance' : type;
}

/** False only where two different offices are named. The place counts before the name, which people write in many ways. */
function isSameOffice({ data: a }: DeclarationFact, { data: b }: DeclarationFact): boolean {
  if (a.place !== undefined && b.place !== undefined) return a.place === b.place;
  if (a.office === undefined || b.office === undefined) return true;
  return a.office.toUpperCase() === b.office.toUpperCase();
}

/** Two facts about one subject: the same, the same with another result, or two different things (undefined). */
function compare(a: DeclarationFact, b: DeclarationFact): 'same' | 'contradicting' | undefined {
  if (a.type !== b.type) return 'contradicting';
  switch (a.type) {
    case 'DeclarationLodged':
      return ofOneResult(isSameLodgement(a.data, (b as typeof a).data));
    case 'RiskChannelAssigned':
      return ofOneResult(a.data.channel === (b as typeof a).data.channel);
    case 'ExaminationOrdered':
      return isSameExamination(a.data, (b as typeof a).data) ? 'same' : undefined;
    case 'ExaminationDone': {
      const other = (b as typeof a).data;
      if (!isSameExamination(a.data, other)) return undefined;
      return ofOneResult(agree(a.data.result, other.result));
    }
    case 'DutiesPaid':
      return comparePayments(a.data, (b as typeof a).data);
    case 'ClearanceHeld':
    case 'HoldLifted':
      return a.data.agency === (b as typeof a).data.agency ? 'same' : undefined;
    case 'GoodsGatedOut':
      return agree(a.data.vehicleIds?.toSorted().join(' '), b.data.vehicleIds?.toSorted().join(' '))
        ? 'same'
        : undefined;
    case 'ClearanceGranted':
    case 'ClearanceRefused':
    case 'DeclarationWithdrawn':
      return 'same';
  }
}

function ofOneResult(isOne: boolean): 'same' | 'contradicting' {
  return isOne ? 'same' : 'contradicting';
}

/** Whether two values are equal, or one of them was not said. */
export function agree<T>(a: T | undefined, b: T | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

type Examination = FactOf<'ExaminationOrdered' | 'ExaminationDone'>['data'];

/** Whether two reports are about one examination: its kind, and its agency where both name one. */
export function isSameExamination(a: Examination, b: Examination): boolean {
  return a.kind === b.kind && agree(a.agency, b.agency);
}

function isSameLodgement(a: FactOf<'DeclarationLodged'>['data'], b: typeof a): boolean {
  const values = agree(
    a.declaredValue && printed(a.declaredValue),
    b.declaredValue && printed(b.declaredValue),
  );
  return values && agree(a.procedure, b.procedure) && agree(a.carnetNumber, b.carnetNumber);
}

/** The same receipt is the same payment; without receipts, the same amount is. */
function comparePayments(a: FactOf<'DutiesPaid'>['data'], b: typeof a): 'same' | 'contradicting' | undefined {
  const isSameAmount = printed(a.amount) === printed(b.amount);
  if (a.receipt !== undefined && a.receipt === b.receipt) return ofOneResult(isSameAmount);
  return isSameAmount && agree(a.receipt, b.receipt) ? 'same' : undefined;
}

/** An amount as text that can be compared: 100 equals 100.00. */
function printed({ amount, currency }: Money): string {
  const bare = amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount;
  return `${bare.replace(/^0+(?=\d)/, '')} ${currency}`;
}
