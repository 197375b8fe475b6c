import { AppendTooLarge, EventStoreBusy, EventStoreUnavailable } from '../../event-store.errors.js';
import {
  type Appended,
  type ExpectedRevision,
  type Placement,
  type RevisionMismatch,
} from '../../event-store.port.js';
import { actualOf, type AppendFailure, type Committed, failed } from './writer.protocol.js';

/** How much may wait for its commit before appends are refused with {@link EventStoreBusy}. */
export interface QueueLimit {
  readonly appends: number;
  /** Counted in characters of JSON, which are about as many bytes. Also the most one append may have. */
  readonly bytes: number;
}

export interface WaitingAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly count: number;
  readonly bytes: number;
  readonly resolve: (answer: Appended | RevisionMismatch) => void;
  readonly reject: (error: Error) => void;
}

/** Appends in the order in which they were sent or will be: the writer thread answers in the same order. */
export class WaitingAppends {
  #appends: WaitingAppend[] = [];
  #bytes = 0;

  constructor(
    private readonly file: string,
    private readonly limit: QueueLimit,
  ) {}

  get isEmpty(): boolean {
    return this.#appends.length === 0;
  }

  /** @throws AppendTooLarge, EventStoreBusy there is no room for so many bytes */
  makeSureThereIsRoom(bytes: number): void {
    if (bytes > this.limit.bytes) throw new AppendTooLarge(this.limit.bytes);
    if (this.#appends.length >= this.limit.appends || this.#bytes + bytes > this.limit.bytes) {
      throw new EventStoreBusy(1);
    }
  }

  add(append: WaitingAppend): void {
    this.#appends.push(append);
    this.#bytes += append.bytes;
  }

  /**
   * @param wrote is told of each append that was written, and of the position of its last event
   * @returns the position after the last event that was written
   */
  answer(
    { answers, failures, firstPosition, recordedAt }: Committed,
    wrote: (stream: string, last: bigint) => void,
  ): bigint {
    const answered = this.#appends.splice(0, answers.length);
    const at = new Date(recordedAt).toISOString();
    let position = firstPosition;
    let failure = 0;
    answered.forEach(({ stream, expected, count, bytes, resolve, reject }, index) => {
      this.#bytes -= bytes;
      const answer = answers[index] ?? failed;
      if (answer >= 0) {
        const placements: Placement[] = [];
        for (let n = 0; n < count; n++) {
          placements.push({ revision: answer + n, position: position++, recordedAt: at });
        }
        wrote(stream, position - 1n);
        resolve({ outcome: 'appended', placements });
      } else if (answer === failed) {
        reject(this.#refusal(failures[failure++]));
      } else {
        resolve({ outcome: 'revision-mismatch', stream, expected, actual: actualOf(answer) });
      }
    });
    return position;
  }

  rejectAll(failure: Error): void {
    for (const { reject } of this.#appends) reject(failure);
    this.#appends = [];
  }

  #refusal(failure: AppendFailure | undefined): Error {
    if (failure?.code.startsWith('SQLITE_BUSY') === true) return new EventStoreBusy(1);
    return new EventStoreUnavailable(
      `${this.file} did not take the append: ${failure?.message ?? 'no reason given'}`,
    );
  }
}
