import {
  ANY,
  type AppendExpectedRevision,
  type AppendResult,
  jsonEvent,
  MaxAppendSizeExceededError,
  NO_STREAM,
  STREAM_EXISTS,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { AppendTooLarge } from '../event-store.errors.js';
import {
  type Appended,
  type ExpectedRevision,
  type NewEvent,
  type RecordedEvent,
  type RevisionMismatch,
} from '../event-store.port.js';
import { type Connection } from './connection.js';
import { isNotLeader, Unanswered } from './failure.js';
import { findWritten, sliceWithIds } from './find-written.js';
import { type Positions } from './positions.js';
import { type Unplaced } from './recorded.js';
import { checkMetadata, type RecordedAt, withRecordedAt } from './recorded-at.js';
import { type ServerClock } from './server-clock.js';

/** What all appends of a connection share. */
export interface AppendParts {
  readonly connection: Connection;
  readonly positions: Positions;
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
  #accepted: AppendResult | undefined;
  #expectation: ExpectedRevision;
  readonly #id: string;
  readonly #recordedAt: string;
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
  }

  /** One attempt. Rejects where another one makes sense. */
  async attempt(): Promise<Appended | RevisionMismatch> {
    if (this.#accepted === undefined && this.#doubtful) {
      const written = await this.#find();
      if (written !== undefined) return appended(await this.#place(written));
    }
    try {
      this.#accepted ??= await this.#send();
    } catch (error) {
      if (error instanceof WrongExpectedVersionError) return this.#refused(error);
      if (error instanceof MaxAppendSizeExceededError)
        throw new AppendTooLarge(error.maxAppendSize, { cause: error });
      if (!isNotLeader(error)) this.#doubt();
      throw error;
    }
    return this.#placed(this.#accepted);
  }

  #doubt(): void {
    this.#doubtful = true;
    this.engine.recordedAt.unanswered(this.#id, this.#recordedAt);
  }

  async #send(): Promise<AppendResult> {
    const { connection, clock } = this.engine;
    const { client, settings } = connection;
    const [sentAt, isFirst] = [Date.now(), ++this.#attempts === 1];
    const result = await connection.inTime(
      `appending to ${this.stream}`,
      client.appendToStream(
        this.stream,
        this.events.map(({ id, type, data, metadata }) =>
          jsonEvent({ id, type, data, metadata: withRecordedAt(metadata, this.#recordedAt) }),
        ),
        {
          expectedRevision: clientForm(this.#expectation),
          requiresLeader: true,
          deadline: settings.deadlineMs,
        },
      ),
    );
    const revision = Number(result.nextExpectedRevision);
    if (isFirst) clock.note({ stream: this.stream, revision, sentAt, answeredAt: Date.now() });
    return result;
  }

  /** Where one event lies stands in the answer, as a rule. */
  async #placed(accepted: AppendResult): Promise<Appended> {
    const [revision, position] = [Number(accepted.nextExpectedRevision), accepted.position?.commit];
    if (this.events.length > 1 || position === undefined) return appended(await this.#readBack(accepted));
    this.engine.positions.note(this.stream, revision, position);
    return { outcome: 'appended', placements: [{ revision, position, recordedAt: this.#recordedAt }] };
  }

  #place(events: readonly Unplaced[]): Promise<RecordedEvent[]> {
    return this.engine.positions.placeAll(this.stream, events);
  }

  /** The answer to an append names only the position of the last event: the stream names the rest. */
  async #readBack({ nextExpectedRevision, position }: AppendResult): Promise<RecordedEvent[]> {
    const first = Number(nextExpectedRevision) - this.events.length + 1;
    const slice = await sliceWithIds(this.engine.connection, this.stream, this.events, first);
    if (slice !== undefined) return this.engine.positions.placeAppended(this.stream, slice, position?.commit);
    const written = await this.#find();
    if (written === undefined) throw new Unanswered(`Appended to ${this.stream}, and not to be read yet.`);
    return this.#place(written);
  }

  /**
   * The caller expected another revision, or our own earlier attempt was written. Where the caller named no exact
   * revision, a retry names one, so that two attempts are never both written. Where that one is wrong, it is tried again.
   */
  async #refused({ actualVersion }: WrongExpectedVersionError): Promise<Appended | RevisionMismatch> {
    const written = this.#doubtful ? await this.#find() : undefined;
    if (written !== undefined) return appended(await this.#place(written));
    if (this.#expectation !== this.expected)
      throw new Unanswered(`Others wrote to ${this.stream} meanwhile.`);
    const actual = typeof actualVersion === 'bigint' ? Number(actualVersion) : null;
    return { outcome: 'revision-mismatch', stream: this.stream, expected: this.expected, actual };
  }

  async #find(): Promise<Unplaced[] | undefined> {
    const { written, last } = await findWritten(
      this.engine.connection,
      this.stream,
      this.events,
      this.expected,
    );
    if (this.expected === 'any') this.#expectation = last ?? 'none';
    if (this.expected === 'exists') this.#expectation = last ?? 'exists';
    return written;
  }
}

/** @throws TypeError something in the append cannot be kept as it is */
function check(stream: string, events: readonly NewEvent[]): void {
  // Streams of the server itself are not shown.
  if (stream === '' || stream.startsWith('$')) throw new TypeError(`"${stream}" is no stream name.`);
  if (events.length === 0) throw new TypeError('An append has at least one event.');
  // The client would serialise where an error reaches nobody.
  for (const { data, metadata } of events) {
    JSON.stringify([data, metadata]);
    checkMetadata(metadata);
  }
}

function clientForm(expected: ExpectedRevision): AppendExpectedRevision {
  if (expected === 'none') return NO_STREAM;
  if (expected === 'exists') return STREAM_EXISTS;
  return expected === 'any' ? ANY : BigInt(expected);
}

function appended(events: readonly RecordedEvent[]): Appended {
  const placements = events.map(({ revision, position, recordedAt }) => ({ revision, position, recordedAt }));
  return { outcome: 'appended', placements };
}
