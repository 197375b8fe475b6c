import { Worker } from 'node:worker_threads';
import { AppendTooLarge, EventStoreBusy, EventStoreUnavailable } from '../event-store.errors.js';
import {
  type Appended,
  type ExpectedRevision,
  type NewEvent,
  type Placement,
  type RevisionMismatch,
} from '../event-store.port.js';
import { builtUrl } from './built-url.js';
import { Commits } from './commits.js';
import { serialiseEvents } from './serialise.js';
import {
  actualOf,
  type AppendFailure,
  type Committed,
  failed,
  type FromWriter,
  Outbox,
  type ToWriter,
} from './writer.protocol.js';

/** How much may wait for its commit before appends are refused with {@link EventStoreBusy}. */
export interface QueueLimit {
  readonly appends: number;
  /** Counted in characters of JSON, which are about as many bytes. Also the most one append may have. */
  readonly bytes: number;
}

interface Waiting {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly count: number;
  readonly bytes: number;
  readonly resolve: (answer: Appended | RevisionMismatch) => void;
  readonly reject: (error: Error) => void;
}

/** The main thread's side of the writer: queues appends, sends them in batches, and answers them commit by commit. */
export class Writer {
  readonly commits: Commits;
  readonly #exited: Promise<void>;
  /** In the order in which they were sent or will be: the thread answers in the same order. */
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  readonly #outbox = new Outbox();
  #closing = false;

  constructor(
    private readonly worker: Worker,
    private readonly file: string,
    private readonly limit: QueueLimit,
    position: bigint,
  ) {
    this.commits = new Commits(position);
    this.#exited = new Promise((resolve) => {
      worker.once('exit', () => {
        if (this.#closing && this.#waiting.length === 0) this.commits.end();
        else this.#fail('it ended unexpectedly');
        resolve();
      });
    });
    worker.on('error', (error) => {
      this.#fail(error instanceof Error ? error.message : String(error));
    });
    worker.on('message', (message: FromWriter) => {
      if (message.kind === 'committed') this.#answer(message);
      else if (message.kind === 'stopped') this.#fail(message.message);
    });
  }

  /** @see EventStore.append */
  append(
    stream: string,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
  ): Promise<Appended | RevisionMismatch> {
    return new Promise((resolve, reject) => {
      if (this.commits.failure !== undefined) throw this.commits.failure;
      if (this.#closing) throw new EventStoreUnavailable(`The event store ${this.file} is closed.`);
      const fields = serialiseEvents(stream, events);
      let bytes = stream.length;
      for (const field of fields) bytes += field.length;
      this.#makeSureThereIsRoom(bytes);

      this.#waiting.push({ stream, expected, count: events.length, bytes, resolve, reject });
      this.#waitingBytes += bytes;
      // One message for all appends of this turn of the event loop.
      if (this.#outbox.isEmpty) setImmediate(this.#send);
      this.#outbox.put(stream, expected, fields);
    });
  }

  /** Waits until what was accepted is answered and the file is closed. */
  async close(): Promise<void> {
    if (!this.#closing) {
      this.#closing = true;
      this.#send();
      this.worker.postMessage({ kind: 'close' } satisfies ToWriter);
    }
    await this.#exited;
  }

  #makeSureThereIsRoom(bytes: number): void {
    if (bytes > this.limit.bytes) {
      throw new AppendTooLarge(this.limit.bytes);
    }
    if (this.#waiting.length >= this.limit.appends || this.#waitingBytes + bytes > this.limit.bytes) {
      throw new EventStoreBusy(1);
    }
  }

  readonly #send = (): void => {
    if (this.#outbox.isEmpty) return;
    this.worker.postMessage({ kind: 'appends', appends: this.#outbox.take() } satisfies ToWriter);
  };

  #answer({ answers, failures, firstPosition, recordedAt }: Committed): void {
    const answered = this.#waiting.splice(0, answers.length);
    const at = new Date(recordedAt).toISOString();
    let position = firstPosition;
    let failure = 0;
    answered.forEach(({ stream, expected, count, bytes, resolve, reject }, index) => {
      this.#waitingBytes -= bytes;
      const answer = answers[index] ?? failed;
      if (answer >= 0) {
        const placements: Placement[] = [];
        for (let n = 0; n < count; n++) {
          placements.push({ revision: answer + n, position: position++, recordedAt: at });
        }
        resolve({ outcome: 'appended', placements });
      } else if (answer === failed) {
        reject(this.#refusal(failures[failure++]));
      } else {
        resolve({ outcome: 'revision-mismatch', stream, expected, actual: actualOf(answer) });
      }
    });
    if (position > firstPosition) this.commits.reached(position - 1n);
  }

  #refusal(failure: AppendFailure | undefined): Error {
    if (failure?.code.startsWith('SQLITE_BUSY') === true) return new EventStoreBusy(1);
    return new EventStoreUnavailable(
      `${this.file} did not take the append: ${failure?.message ?? 'no reason given'}`,
    );
  }

  #fail(reason: string): void {
    const failure = new EventStoreUnavailable(
      `The writer of the event store ${this.file} has stopped: ${reason}. What was waiting may or may not be kept. ` +
        'See to the disk, then open the store again.',
    );
    this.commits.end(failure);
    for (const { reject } of this.#waiting) reject(failure);
    this.#waiting = [];
  }
}

/**
 * Starts the thread that writes to `file`, which must exist, be checked and be locked.
 *
 * @throws Error the thread could not start or could not open the file
 */
export async function startWriter(file: string, limit: QueueLimit): Promise<Writer> {
  const worker = new Worker(builtUrl(import.meta.url, './writer.worker.js'), { workerData: { file } });
  const position = await new Promise<bigint>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => {
      reject(new Error('The writer thread ended before it was ready.'));
    });
    worker.once('message', (message: FromWriter) => {
      if (message.kind === 'ready') resolve(message.position);
      else reject(new Error(`The writer thread began with "${message.kind}".`));
    });
  });
  return new Writer(worker, file, limit, position);
}
