import { MaxAppendSizeExceededError, WrongExpectedVersionError } from '@eventstore/db-client';
import { AppendTooLarge } from '../../event-store.errors.js';
import {
  type Appended,
  type ExpectedRevision,
  type NewEvent,
  type Placement,
  type RevisionMismatch,
} from '../../event-store.port.js';
import { type BatchAppends } from './batch-append.js';
import { encoded, type EncodedEvent } from './append-requests.js';
import { type Accepted } from './batch-answers.js';
import { type Connection } from '../connection.js';
import { Unanswered } from '../failure.js';
import { findWritten, sliceWithIds } from './find-written.js';
import { type Positions } from '../positions.js';
import { type ReadBacks } from './read-backs.js';
import { type Unplaced } from '../recorded.js';
import { type RecordedAt } from './recorded-at.js';
import { type ServerClock } from './server-clock.js';

/** What all appends of a connection share. */
export interface AppendParts {
  readonly connection: Connection;
  readonly batches: BatchAppends;
  readonly positions: Positions;
  readonly readBacks: ReadBacks;
  readonly recordedAt: RecordedAt;
  readonly clock: ServerClock;
}

/**
 * One append, tried until its outcome is known. After an attempt without an answer the stream itself says whether that
 * attempt got in; only if it did not, the next one is made.
 */
export class Append {
  /** An attempt got no answer: its events may be in the stream, or may still get into it. */
  #doubtful = false;
  /** What the server has accepted. It remains to read where the events lie. */
  #accepted: Accepted | undefined;
  #expectation: ExpectedRevision;
  readonly #id: string;
  readonly #recordedAt: string;
  /** The events as the server keeps them. */
  readonly #encoded: readonly EncodedEvent[];
  #attempts = 0;

  constructor(
    private readonly engine: AppendParts,
    private readonly stream: string,
    private readonly events: readonly NewEvent[],
    private readonly expected: ExpectedRevision,
  ) {
    this.#expectation = expected;
    check(stream, events);
    this.#id = events[0]?.id ?? '';
    this.#recordedAt = engine.recordedAt.mint(stream, this.#id);
    this.#encoded = events.map((event) => encoded(event, this.#recordedAt));
  }

  /** One attempt. Rejects where another one makes sense. */
  async attempt(): Promise<Appended | RevisionMismatch> {
    if (this.#accepted === undefined && this.#doubtful) {
      const written = await this.#find();
      if (written !== undefined) return this.#at(written);
    }
    try {
      this.#accepted ??= await this.#send();
    } catch (error) {
      if (error instanceof WrongExpectedVersionError) return this.#refused(error);
      if (error instanceof MaxAppendSizeExceededError)
        throw new AppendTooLarge(error.maxAppendSize, { cause: error });
      this.#doubt();
      throw error;
    }
    return this.#placed(this.#accepted);
  }

  #doubt(): void {
    this.#doubtful = true;
    this.engine.recordedAt.unanswered(this.#id, this.#recordedAt);
  }

  async #send(): Promise<Accepted> {
    const { batches, clock } = this.engine;
    const [sentAt, isFirst] = [Date.now(), ++this.#attempts === 1];
    const accepted = await batches.append(this.stream, this.#encoded, this.#expectation);
    const { revision } = accepted;
    if (isFirst) clock.note({ stream: this.stream, revision, sentAt, answeredAt: Date.now() });
    return accepted;
  }

  /** Where the last event lies stands in the answer, as a rule. */
  async #placed({ revision, position }: Accepted): Promise<Appended> {
    if (position === undefined) return this.#lookUp(revision);
    const { stream, events } = this;
    const answered = { stream, events, revision, position, recordedAt: this.#recordedAt };
    this.engine.positions.note(stream, revision, position);
    if (events.length === 1) return { outcome: 'appended', placements: [placementOf(answered)] };
    const placements = await this.engine.readBacks.placesOf(answered);
    return placements ? { outcome: 'appended', placements } : this.#lookUp(revision);
  }

  async #at(written: readonly Unplaced[]): Promise<Appended> {
    const events = await this.engine.positions.placeAll(this.stream, written);
    return { outcome: 'appended', placements: events.map(placementOf) };
  }

  /** Where the events lie, by the stream itself. @param revision of the last one */
  async #lookUp(revision: number): Promise<Appended> {
    const first = revision - this.events.length + 1;
    const slice = await sliceWithIds(this.engine.connection, this.stream, this.events, first);
    const written = slice ?? (await this.#find());
    if (!written) throw new Unanswered(`Appended to ${this.stream}, and not to be read yet.`);
    return this.#at(written);
  }

  /**
   * The caller expected another revision, or our own earlier attempt was written. Where the caller named no exact
   * revision, a retry names one, so that two attempts are never both written. Where that one is wrong, it is tried again.
   */
  async #refused({ actualVersion }: WrongExpectedVersionError): Promise<Appended | RevisionMismatch> {
    const written = this.#doubtful ? await this.#find() : undefined;
    if (written !== undefined) return this.#at(written);
    if (this.#expectation !== this.expected)
      throw new Unanswered(`Others wrote to ${this.stream} meanwhile.`);
    const actual = typeof actualVersion === 'bigint' ? Number(actualVersion) : null;
    return { outcome: 'revision-mismatch', stream: this.stream, expected: this.expected, actual };
  }

  async #find(): Promise<Unplaced[] | undefined> {
    const { engine, stream, events, expected } = this;
    const { written, last } = await findWritten(engine.connection, stream, events, expected);
    if (expected === 'any') this.#expectation = last ?? 'none';
    if (expected === 'exists') this.#expectation = last ?? 'exists';
    return written;
  }
}

/** @throws TypeError something in the append cannot be kept as it is */
function check(stream: string, events: readonly NewEvent[]): void {
  // Streams of the server itself are not shown.
  if (stream === '' || stream.startsWith('$')) throw new TypeError(`"${stream}" is no stream name.`);
  if (events.length === 0) throw new TypeError('An append has at least one event.');
}

function placementOf({ revision, position, recordedAt }: Placement): Placement {
  return { revision, position, recordedAt };
}
