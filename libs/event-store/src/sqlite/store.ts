import { setImmediate as nextTurn } from 'node:timers/promises';
import { EventStoreUnavailable } from '../event-store.errors.js';
import {
  type AllPage,
  type Appended,
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RevisionMismatch,
  type StoreFile,
  type StreamPage,
  type SubscribeOptions,
  type SubscriptionStep,
} from '../event-store.port.js';
import { type Reader } from './reader.js';
import { followStore } from './subscription.js';
import { type Writer } from './writer.js';

/** The embedded store: one writer thread, one reading connection, one lock, all on one file. */
export class SqliteEventStore implements EventStore {
  readonly storeFile: StoreFile;
  #closed: Promise<void> | undefined;

  constructor(
    private readonly file: string,
    private readonly writer: Writer,
    private readonly reader: Reader,
    private readonly lock: { release: () => void },
  ) {
    this.storeFile = {
      file,
      streamsBegun: (options) => this.#answer(() => this.reader.streamsBegun(options)),
    };
  }

  append(
    stream: string,
    events: readonly NewEvent[],
    expectedRevision: ExpectedRevision,
  ): Promise<Appended | RevisionMismatch> {
    return this.writer.append(stream, events, expectedRevision);
  }

  readStream(stream: string, options?: ReadStreamOptions): Promise<StreamPage> {
    return this.#answer(() => this.reader.readStream(stream, options));
  }

  async readAll(options?: ReadAllOptions): Promise<AllPage> {
    // Whoever pages through the whole store must not hold up the process.
    await nextTurn();
    return this.#answer(() => this.reader.readAll(options));
  }

  subscribe({ signal, ...options }: SubscribeOptions = {}): AsyncIterable<SubscriptionStep> {
    return {
      [Symbol.asyncIterator]: () => {
        const ending = new AbortController();
        const end = (): void => {
          ending.abort();
        };
        if (signal?.aborted === true) end();
        signal?.addEventListener('abort', end, { signal: ending.signal });
        const steps = this.#follow(ending.signal, options);
        return {
          async next() {
            const step = await steps.next();
            if (step.done === true) end();
            return step;
          },
          // A generator alone would put this off until the step being waited for has come.
          return() {
            end();
            return steps.return(undefined);
          },
        };
      },
    };
  }

  head(): Promise<bigint> {
    return this.#answer(() => this.reader.head());
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    this.writer.commits.end();
    // Before the writer: the last one to close the file puts the log back into it, which only the writer can.
    this.reader.close();
    await this.writer.close();
    this.lock.release();
  }

  async *#follow(
    signal: AbortSignal,
    options: SubscribeOptions,
  ): AsyncGenerator<SubscriptionStep, undefined> {
    this.#refuseWhenClosed();
    yield* followStore(this.reader, this.writer.commits, signal, options);
  }

  /** Whatever goes wrong rejects the promise; it is never thrown at the caller. */
  #answer<Result>(read: () => Result): Promise<Result> {
    return new Promise((resolve) => {
      this.#refuseWhenClosed();
      resolve(read());
    });
  }

  #refuseWhenClosed(): void {
    if (this.#closed !== undefined)
      throw new EventStoreUnavailable(`The event store ${this.file} is closed.`);
  }
}
