import {
  type CarnetEvent,
  type CarnetState,
  carnetStream,
  childEvents,
  type ConvoyEvent,
  type ConvoyState,
  convoyStream,
  decide,
  decideCarnet,
  type DeclarationEvent,
  type DeclarationState,
  declarationStream,
  foldCarnet,
  foldConvoy,
  foldDeclaration,
  type Happened,
  joinEvents,
  type Of,
  readReport,
  type Refusal,
  streamOfReport,
  type Recorded,
} from '#kafila/domain';
import { type Decision } from '../outcome/decision.js';
import { arrivals, type Delivery } from '../outcome/deliveries.js';
import { type SimulatedConvoy } from '../outcome/simulated-convoy.js';
import { commandOf, type Commanded } from './command-of.js';

/** The streams of a scenario as a server would keep them: each report once, in the order of arrival. */
export class History {
  readonly #streams = new Map<string, Recorded[]>();
  readonly #known = new Set<string>();
  /** The decisions that the domain refused. */
  readonly refused: { readonly decision: Decision; readonly refusal: Refusal }[] = [];

  /** By name, in the order in which they began. */
  get streams(): ReadonlyMap<string, readonly Recorded[]> {
    return this.#streams;
  }

  convoy(convoyId: string): ConvoyState {
    return foldConvoy(this.#of<ConvoyEvent>(convoyStream(convoyId)));
  }

  carnet(carnetNumber: string): CarnetState {
    return foldCarnet(this.#of<CarnetEvent>(carnetStream(carnetNumber)));
  }

  declaration(reference: string): DeclarationState {
    return foldDeclaration(this.#of<DeclarationEvent>(declarationStream(reference)));
  }

  /** Takes a decision as the desk would, with what follows from it in other streams. */
  decide(decision: Decision): void {
    const commanded = commandOf(decision);
    const verdict = 'convoyId' in commanded ? this.#onConvoy(commanded) : this.#onCarnet(commanded);
    if ('refusal' in verdict) this.refused.push({ decision, refusal: verdict.refusal });
  }

  #onConvoy({ convoyId, command }: Extract<Commanded, { convoyId: string }>) {
    const stream = convoyStream(convoyId);
    const before = this.#streams.has(stream) ? this.convoy(convoyId) : null;
    const target = command.type === 'merge' ? { target: this.convoy(command.into) } : {};
    const isTaken = (id: string): boolean => this.#streams.has(convoyStream(id));
    const verdict = decide(command, before, { convoyId, isTaken, ...target });
    if ('refusal' in verdict) return verdict;
    this.#decided(stream, verdict.events);
    for (const event of verdict.events) {
      if (event.type === 'ConvoySplit' && before) {
        for (const [id, events] of childEvents(before, convoyId, event))
          this.#decided(convoyStream(id), events);
      }
      if (event.type === 'ConvoyMerged' && before) {
        this.#decided(convoyStream(event.data.into), joinEvents(before, convoyId, event));
      }
    }
    return verdict;
  }

  #onCarnet({ carnetNumber, command }: Extract<Commanded, { carnetNumber: string }>) {
    const stream = carnetStream(carnetNumber);
    const verdict = decideCarnet(command, this.#streams.has(stream) ? this.carnet(carnetNumber) : null);
    if (!('refusal' in verdict)) this.#decided(stream, verdict.events);
    return verdict;
  }

  /** Takes a report as the intake would: once. @throws where it cannot be understood */
  report({ report, deliveredAt }: Pick<Delivery, 'report' | 'deliveredAt'>): void {
    if (this.#known.has(report.reportId)) return;
    this.#known.add(report.reportId);
    const [read, named] = [readReport(report), streamOfReport(report)];
    const faults = [...('faults' in read ? read.faults : []), ...('faults' in named ? named.faults : [])];
    if ('faults' in read || 'faults' in named) {
      throw new Error(`${report.type} ${report.reportId}: ${faults.map(({ detail }) => detail).join('; ')}`);
    }
    const { unit, reportId } = report;
    this.#add(named.stream, { id: reportId, recordedAt: deliveredAt, unit, event: read.event });
  }

  #decided(stream: string, events: readonly Of<string, Happened>[]): void {
    for (const event of events) {
      const id = `decided-${stream}-${this.#streams.get(stream)?.length ?? 0}`;
      this.#add(stream, { id, recordedAt: event.data.occurredAt, unit: null, event });
    }
  }

  #add(stream: string, recorded: Omit<Recorded, 'revision'>): void {
    const known = this.#streams.get(stream) ?? [];
    if (known.length === 0) this.#streams.set(stream, known);
    known.push({ ...recorded, revision: known.length });
  }

  #of<Event extends Of<string, Happened>>(stream: string): readonly Recorded<Event>[] {
    return (this.#streams.get(stream) ?? []) as readonly Recorded[] as readonly Recorded<Event>[];
  }
}

/** The history of a scenario, with decisions and reports in the order of arrival. */
export function historyOf(convoy: SimulatedConvoy): History {
  const history = new History();
  for (const arrival of arrivals(convoy)) {
    if ('decision' in arrival) history.decide(arrival.decision);
    else history.report(arrival.delivery);
  }
  return history;
}
