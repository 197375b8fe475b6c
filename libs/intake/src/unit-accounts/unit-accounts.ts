import { provisoOf, Sequences, type Unit, unitOf, VOUCHING } from '#kafila/domain';
import { type RecordedEvent } from '#kafila/event-store';
import { ReportList, StreamNames } from './report-list.js';

/** What the service holds of one unit. */
export class UnitAccount {
  /** Numbers of its reports. */
  readonly sequences = new Sequences();
  /** Those that several reports have. */
  readonly usedTwice = new Sequences();
  /** Those of reports that have a receipt of this process, too, whether or not they were read from the store since. */
  readonly known = new Sequences();
  readonly reports: ReportList;
  #withoutSequence = 0;

  constructor(streams: StreamNames) {
    this.reports = new ReportList(streams);
  }

  /** How many reports have no number. */
  get withoutSequence(): number {
    return this.#withoutSequence;
  }

  note(event: RecordedEvent, sequence: unknown): void {
    this.reports.push(event);
    if (!isSequence(sequence)) {
      this.#withoutSequence += 1;
      return;
    }
    this.known.add(sequence);
    if (!this.sequences.add(sequence) && sequence >= this.sequences.gapsFrom) this.usedTwice.add(sequence);
  }
}

/** What is held of all units, by the events in the order of the store: the same in every process, after any restart. */
export class UnitAccounts {
  readonly #streams = new StreamNames();
  readonly #byUnit = new Map<string, UnitAccount>();
  readonly #vouched = new Set<string>();

  /** An empty one where nothing is held of it. */
  of(unitId: string): UnitAccount {
    return this.#byUnit.get(unitId) ?? new UnitAccount(this.#streams);
  }

  /** Whether the desk vouches for a report. */
  isVouched(stream: string, reportId: string): boolean {
    return this.#vouched.has(`${stream} ${reportId}`);
  }

  /** @param event after all before it; it may be of anybody, and of any kind */
  note(event: RecordedEvent): void {
    if (event.type === VOUCHING) this.#noteVouching(event);
    const unit = unitOf(event);
    if (unit && isReport(event)) this.#accountOf(unit.unitId).note(event, unit.sequence);
  }

  /** Notes that a report has a receipt. */
  noteReceipt({ unitId, sequence }: Partial<Unit>): void {
    if (typeof unitId === 'string' && isSequence(sequence)) this.#accountOf(unitId).known.add(sequence);
  }

  #accountOf(unitId: string): UnitAccount {
    const known = this.#byUnit.get(unitId);
    if (known) return known;
    const begun = new UnitAccount(this.#streams);
    this.#byUnit.set(unitId, begun);
    return begun;
  }

  /** Only the desk vouches. */
  #noteVouching(event: RecordedEvent): void {
    const { reportId } = event.data;
    if (typeof reportId === 'string' && provisoOf(event)?.onlyOf === undefined)
      this.#vouched.add(`${event.stream} ${reportId}`);
  }
}

/** As the ledger of a stream knows it: without a digest there is no receipt. */
function isReport({ metadata }: RecordedEvent): boolean {
  return typeof metadata['digest'] === 'string';
}

function isSequence(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
