import { personStream, type ReportedInstant, SCHEMA_VERSION } from '#kafila/domain';
import { type NewEvent, type Placement, type RecordedEvent } from '#kafila/event-store';
import { PERSON_ERASED, type Persons } from '#kafila/persons';
import { type Caller } from '#kafila/platform';
import { v7 as uuidv7 } from 'uuid';
import { historyOf } from '../streams/ledger.js';
import { type StreamWriters } from '../streams/stream-writers.js';
import { unknownPerson } from './person.problems.js';

/** That a person is to be forgotten: why, when that was decided, by whom. */
export interface Erasure {
  readonly reason: string;
  /** Null: now. */
  readonly decidedAt: ReportedInstant | null;
  readonly caller: Caller;
}

/** Where the erasure stands in the log. */
export interface Erased {
  readonly personId: string;
  readonly revision: number;
  readonly position: string;
  /** True where the person had been forgotten before. */
  readonly repeated: boolean;
}

/** Forgets persons. */
export class PersonDesk {
  constructor(
    private readonly writers: StreamWriters,
    private readonly persons: Persons,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /**
   * Records that a person was forgotten, then destroys the key. Should the process die in between, the key is destroyed
   * at its next start.
   *
   * @throws Problem `unknown-person` where nobody of this id was ever sealed or forgotten
   */
  async erase(personId: string, erasure: Erasure): Promise<Erased> {
    const stream = personStream(personId);
    const erased = await this.writers.of(stream).decide(async () => {
      const history = await historyOf(this.writers.store, stream);
      const before = history.find(({ type }) => type === PERSON_ERASED);
      const revision = history.length - 1;
      if (before) return { events: [], revision, answer: () => erasedAt(personId, before, true) };
      if (!this.persons.knows(personId)) throw unknownPerson(`No key is kept for person ${personId}.`);
      const events = [this.#event(stream, erasure)];
      return { events, revision, answer: (placements) => erasedAt(personId, placements.at(-1), false) };
    });
    this.persons.forget(personId);
    return erased;
  }

  #event(stream: string, { reason, decidedAt, caller }: Erasure): NewEvent {
    const { instant, offset } = decidedAt ?? { instant: this.now().toISOString(), offset: '+00:00' };
    return {
      id: uuidv7(),
      type: PERSON_ERASED,
      data: { occurredAt: instant, offset, reason },
      metadata: { $correlationId: stream, by: caller.id, schemaVersion: SCHEMA_VERSION },
    };
  }
}

function erasedAt(personId: string, last: RecordedEvent | Placement | undefined, repeated: boolean): Erased {
  if (!last) throw new Error('An erasure without an event has no answer.');
  return { personId, revision: last.revision, position: String(last.position), repeated };
}
