import { type Agency, type ExaminationDone, type ExaminationKind } from './declaration.events.js';
import { type FactOf, type Step, stepsOf, timeOf } from './declaration.state.js';
import { elapsedHours } from '../time/hours.js';
import { isClearlyLater, isSameExamination } from './same-step.js';
import { ascending } from '../ascending.js';

/** One examination of the goods. Instants are RFC 3339 in UTC; what was not reported is null. */
export interface Examination {
  readonly kind: ExaminationKind;
  readonly agency: Agency | null;
  readonly orderedAt: string | null;
  readonly doneAt: string | null;
  readonly result: 'conformant' | 'non-conformant' | null;
  readonly hours: number | null;
  readonly evidence: readonly string[];
}

type Order = Step<FactOf<'ExaminationOrdered'>>;
type Done = Step<ExaminationDone>;

/** The examinations of a declaration. Each end belongs to the first open order of its kind and agency. */
export function examinationsOf(steps: readonly Step[]): readonly Examination[] {
  const orders = [...stepsOf(steps, 'ExaminationOrdered')];
  const done = stepsOf(steps, 'ExaminationDone').map((end) => {
    const index = orders.findIndex((order) => isEndOf(order, end));
    const [order] = index < 0 ? [] : orders.splice(index, 1);
    return order
      ? { ...begun(order), ...ended(end), ...together(order, end) }
      : { ...UNKNOWN, ...ended(end) };
  });
  const open = orders.map((order) => ({ ...UNKNOWN, ...begun(order) }));
  return [...done, ...open].sort((a, b) => ascending(beginOf(a), beginOf(b)));
}

const UNKNOWN = { orderedAt: null, doneAt: null, result: null, hours: null };

function begun({ fact: { data }, evidence }: Order): Pick<Examination, 'kind' | 'agency' | 'evidence'> & {
  readonly orderedAt: string;
} {
  return { kind: data.kind, agency: data.agency ?? null, orderedAt: data.occurredAt, evidence };
}

function ended({ fact: { data }, evidence }: Done): Omit<Examination, 'orderedAt' | 'hours'> {
  const { kind, agency = null, occurredAt, result = null } = data;
  return { kind, agency, doneAt: occurredAt, result, evidence };
}

function together(order: Order, end: Done): Pick<Examination, 'agency' | 'hours' | 'evidence'> {
  return {
    agency: order.fact.data.agency ?? end.fact.data.agency ?? null,
    hours: elapsedHours(timeOf(order), timeOf(end)),
    evidence: [...order.evidence, ...end.evidence],
  };
}

function isEndOf(order: Order, end: Done): boolean {
  return isSameExamination(order.fact.data, end.fact.data) && !isClearlyLater(timeOf(order), timeOf(end));
}

function beginOf({ orderedAt, doneAt }: Examination): string {
  return orderedAt ?? doneAt ?? '';
}
