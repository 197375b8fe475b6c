import { type Agency, type ExaminationDone, type ExaminationKind } from './declaration.events.js';
import { type FactOf, type Step, stepsOf, timeOf } from './declaration.state.js';
import { elapsedHours } from '../time/hours.js';
import { isClearlyLater } from './same-step.js';
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
  const orders = new OpenOrders(stepsOf(steps, 'ExaminationOrdered'));
  const done = stepsOf(steps, 'ExaminationDone').map((end) => {
    const order = orders.endedBy(end);
    return order
      ? { ...begun(order), ...ended(end), ...together(order, end) }
      : { ...UNKNOWN, ...ended(end) };
  });
  const open = orders.left.map((order) => ({ ...UNKNOWN, ...begun(order) }));
  return [...done, ...open].sort((a, b) => ascending(beginOf(a), beginOf(b)));
}

/** Orders without an end so far, in the order of time. */
class OpenOrders {
  readonly #open: Map<number, Order>;
  /** By kind, then by agency where one is named: where they stand among all, and how many of them have ended. */
  readonly #places = new Map<string, Map<Agency | null, { readonly all: number[]; ended: number }>>();

  constructor(orders: readonly Order[]) {
    this.#open = new Map(orders.entries());
    for (const [place, { fact }] of this.#open) {
      const { kind, agency = null } = fact.data;
      const ofKind = this.#places.get(kind) ?? new Map<Agency | null, { all: number[]; ended: number }>();
      this.#places.set(kind, ofKind);
      const ofAgency = ofKind.get(agency);
      if (ofAgency) ofAgency.all.push(place);
      else ofKind.set(agency, { all: [place], ended: 0 });
    }
  }

  get left(): readonly Order[] {
    return [...this.#open.values()];
  }

  /** The first one that may end so, which is open no more. */
  endedBy(end: Done): Order | undefined {
    const { kind, agency } = end.fact.data;
    const ofKind = this.#places.get(kind);
    const queues =
      agency === undefined ? [...(ofKind?.values() ?? [])] : [ofKind?.get(agency), ofKind?.get(null)];
    let [first, least] = [queues[0], Infinity];
    for (const queue of queues) {
      const place = queue?.all[queue.ended] ?? Infinity;
      if (place < least) [first, least] = [queue, place];
    }
    const order = this.#open.get(least);
    if (!first || !order || isClearlyLater(timeOf(order), timeOf(end))) return undefined;
    first.ended++;
    this.#open.delete(least);
    return order;
  }
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

function beginOf({ orderedAt, doneAt }: Examination): string {
  return orderedAt ?? doneAt ?? '';
}
