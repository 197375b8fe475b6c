import { reportIdOf } from '#kafila/domain';
import { type EventStore, type NewEvent, type Placement, streamPages } from '#kafila/event-store';
import { type RecordedPerson, recordedPersons } from '../persons/persons-of-facts.js';

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
  #weight = EMPTY;

  /** Bytes of memory that it takes, about. */
  get weight(): number {
    return this.#weight;
  }

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
    const digest = event?.metadata['digest'];
    if (event && typeof digest === 'string') {
      const persons = recordedPersons(event);
      const reportId = reportIdOf(event);
      this.#entries.set(reportId, { digest, persons, placement });
      this.#weight +=
        ENTRY +
        reportId.length +
        digest.length +
        (persons === undefined ? 0 : 2 * JSON.stringify(persons).length);
    }
  }

  async catchUp(store: EventStore, stream: string): Promise<void> {
    for await (const page of streamPages(store, stream, { from: this.revision + 1 })) {
      for (const event of page) {
        const { revision, position, recordedAt } = event;
        this.note(event, { revision, position, recordedAt });
      }
    }
  }
}
