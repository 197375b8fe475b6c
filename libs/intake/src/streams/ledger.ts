import { reportIdOf } from '#kafila/domain';
import { type EventStore, type NewEvent, type Placement, streamPages } from '#kafila/event-store';
import { type RecordedPerson, recordedPersons } from '../persons/persons-of-facts.js';
import { PLACE_WEIGHT, ReportPlaces } from './report-places.js';

export interface LedgerEntry {
  /** Digest of the content, to tell a resent report from another one under the same id. */
  readonly digest: string;
  /** The persons that the digest leaves out; undefined where it covers everything. */
  readonly persons: readonly RecordedPerson[] | undefined;
  readonly placement: Placement;
}

/** Bytes of an empty ledger, and of an entry without its texts. */
const [EMPTY, ENTRY] = [500, 200];

/** What a stream has seen, by which law 2 holds after any restart, for any number of processes, on every store. */
export class Ledger {
  /** Revision of the last event seen; -1 where the stream does not exist. */
  revision = -1;
  readonly #entries = new Map<string, LedgerEntry>();
  /** Of earlier reports: they are read again where somebody sends them again. */
  readonly #places = new ReportPlaces();
  #weight = EMPTY;

  /** @param most so many entries are kept whole */
  constructor(private readonly most = 10_000) {}

  /** Bytes of memory that it takes, about. */
  get weight(): number {
    return this.#weight + PLACE_WEIGHT * this.#places.size;
  }

  /** Of a long stream only after `recall`. */
  find(reportId: string): LedgerEntry | undefined {
    return this.#entries.get(reportId);
  }

  /** Notes an event of the stream, in the order of revisions without a gap. */
  note(event: NewEvent | undefined, placement: Placement): void {
    if (placement.revision !== this.revision + 1) {
      throw new Error(
        `The ledger is at revision ${this.revision} and cannot note revision ${placement.revision}.`,
      );
    }
    this.revision = placement.revision;
    if (event) this.#keep(event, placement);
    if (this.#entries.size > this.most) this.#letGo();
  }

  async catchUp(store: EventStore, stream: string): Promise<void> {
    for await (const page of streamPages(store, stream, { from: this.revision + 1 })) {
      for (const event of page) {
        const { revision, position, recordedAt } = event;
        this.note(event, { revision, position, recordedAt });
      }
    }
  }

  /** Lets `find` know of these reports all that the stream has. @throws EventStoreUnavailable */
  async recall(store: EventStore, stream: string, reportIds: readonly string[]): Promise<void> {
    if (this.#places.size === 0) return;
    const missing = reportIds.filter((id) => !this.#entries.has(id));
    for await (const event of this.#places.read(store, stream, missing)) {
      const { revision, position, recordedAt } = event;
      // A later one under the same id counts.
      if (!this.#entries.has(reportIdOf(event))) this.#keep(event, { revision, position, recordedAt });
    }
  }

  #keep(event: NewEvent, placement: Placement): void {
    const digest = event.metadata['digest'];
    if (typeof digest !== 'string') return;
    const entry = { digest, persons: recordedPersons(event), placement };
    const reportId = reportIdOf(event);
    const before = this.#entries.get(reportId);
    if (before) this.#weight -= weightOf(reportId, before);
    this.#entries.set(reportId, entry);
    this.#weight += weightOf(reportId, entry);
  }

  /** The older half. */
  #letGo(): void {
    const oldest = [...this.#entries.keys()].slice(0, Math.ceil(this.most / 2));
    for (const reportId of oldest) {
      const entry = this.#entries.get(reportId);
      if (!entry || !this.#places.note(reportId, entry.placement.revision)) continue;
      this.#entries.delete(reportId);
      this.#weight -= weightOf(reportId, entry);
    }
  }
}

function weightOf(reportId: string, { digest, persons }: LedgerEntry): number {
  const ofPersons = persons === undefined ? 0 : 2 * JSON.stringify(persons).length;
  return ENTRY + reportId.length + digest.length + ofPersons;
}
