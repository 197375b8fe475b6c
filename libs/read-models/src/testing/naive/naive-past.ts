import {
  type CarnetView,
  type Claim,
  claimsOf,
  claimsOfCarnet,
  conditionalIrregularitiesOf,
  conditionalIrregularitiesOfCarnet,
  type ConditionalIrregularity,
  type ConvoyView,
  type DeclarationView,
  describeCarnet,
  describeConvoy,
  describeDeclaration,
  type Explanation,
  explanationsOf,
  explanationsOfCarnet,
  foldCarnet,
  foldConvoy,
  foldDeclaration,
  readCarnetEvent,
  readConvoyEvent,
  readDeclarationEvent,
  reportIdOf,
  subjectOfStream,
} from '#kafila/domain';
import { type RecordedEvent } from '#kafila/event-store';

/** The last event of a stream that counts. */
export interface Tip {
  readonly revision: number;
  readonly position: string;
}

/** Everything that was known and had happened, each stream folded anew. */
export interface NaivePast {
  readonly convoys: ReadonlyMap<
    string,
    { readonly view: ConvoyView; readonly unless: readonly ConditionalIrregularity[]; readonly tip: Tip }
  >;
  readonly carnets: ReadonlyMap<
    string,
    { readonly view: CarnetView; readonly unless: readonly ConditionalIrregularity[]; readonly tip: Tip }
  >;
  readonly declarations: ReadonlyMap<string, { readonly view: DeclarationView; readonly tip: Tip }>;
  readonly claims: readonly Claim[];
  readonly explanations: readonly Explanation[];
  readonly reports: readonly NaiveReport[];
}

/** A report as one stream has it, however often. */
export interface NaiveReport {
  readonly stream: string;
  readonly id: string;
  readonly at: string;
  readonly takenBack: boolean;
}

/**
 * The past as the laws tell it, written plainly: of all events of a store those that were recorded by then and had
 * occurred by then, folded. Shares nothing with what answers such questions but the folds of the domain.
 *
 * @param recorded whether an event had been recorded
 * @param at RFC 3339 in UTC; undefined: whatever happened
 */
export function naivePast(
  all: readonly RecordedEvent[],
  recorded: (event: RecordedEvent) => boolean,
  at: string | undefined,
): NaivePast {
  const streams = new Map<string, RecordedEvent[]>();
  for (const event of all.filter(recorded)) {
    const others = streams.get(event.stream);
    if (others) others.push(event);
    else streams.set(event.stream, [event]);
  }
  const convoys = new Map();
  const carnets = new Map();
  const declarations = new Map();
  const claims: Claim[] = [];
  const explanations: Explanation[] = [];
  const reports: NaiveReport[] = [];
  for (const [stream, known] of streams) {
    const events = known.filter((event) => happened(event, known, at));
    const last = events.at(-1);
    if (!last) continue;
    const tip = { revision: last.revision, position: last.position.toString() };
    const { kind, id } = subjectOfStream(stream);
    if (kind === 'convoy') {
      if (!events.some(({ type }) => type === 'ConvoyPlanned')) continue;
      const state = foldConvoy(events.map(readConvoyEvent));
      reports.push(...reportsIn(stream, events, state.retractions));
      convoys.set(id, { view: describeConvoy(state), unless: conditionalIrregularitiesOf(state), tip });
      claims.push(...claimsOf(state, id));
      explanations.push(...explanationsOf(state));
    } else if (kind === 'carnet') {
      const state = foldCarnet(events.map(readCarnetEvent));
      reports.push(...reportsIn(stream, events, state.retractions));
      const unless = conditionalIrregularitiesOfCarnet(state, id);
      carnets.set(id, { view: describeCarnet(state), unless, tip });
      claims.push(...claimsOfCarnet(state));
      explanations.push(...explanationsOfCarnet(state, id));
    } else {
      const state = foldDeclaration(events.map(readDeclarationEvent));
      reports.push(...reportsIn(stream, events, state.retractions));
      declarations.set(id, { view: describeDeclaration(state), tip });
    }
  }
  return { convoys, carnets, declarations, claims, explanations, reports };
}

function reportsIn(
  stream: string,
  events: readonly RecordedEvent[],
  retractions: ReadonlyMap<string, unknown>,
): readonly NaiveReport[] {
  const reports = events.filter(({ type }) => !isDecision(type));
  return [...new Set(reports.map(reportIdOf))].map((id) => {
    const { occurredAt } = reports.find((one) => reportIdOf(one) === id)?.data ?? {};
    return { stream, id, at: JSON.stringify(occurredAt).slice(1, -1), takenBack: retractions.has(id) };
  });
}

/**
 * What occurred by then. A retraction has no time of its own in the world: it holds for whatever it takes back. One that
 * takes back nothing that was reported is only something written at its time. Those that take each other back in a ring
 * are written together, when the first of them is.
 */
function happened(event: RecordedEvent, known: readonly RecordedEvent[], at: string | undefined): boolean {
  if (at === undefined) return true;
  let subject = event;
  const followed: RecordedEvent[] = [];
  while (subject.type === 'ReportRetracted') {
    const { retracts } = subject.data;
    const target = known.findLast(({ id, type }) => id === retracts && !isDecision(type));
    if (!target) break;
    if (followed.includes(target))
      return followed.slice(followed.indexOf(target)).some((each) => occurredBy(each, at));
    followed.push(target);
    subject = target;
  }
  return occurredBy(subject, at);
}

function occurredBy({ data: { occurredAt } }: RecordedEvent, at: string): boolean {
  return typeof occurredAt !== 'string' || occurredAt <= at;
}

function isDecision(type: string): boolean {
  return /^(Convoy(?!Ret)|Vehicle(Joined|Withdrawn|Replaced)|CarnetIssued|CarnetAssigned)/.test(type);
}
