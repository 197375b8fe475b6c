import { setImmediate as nextTurn } from 'node:timers/promises';
import { EventStoreUnavailable, EventStoreUnusable } from '../event-store.errors.js';
import {
  type AllPage,
  type EventSource,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type StoreFault,
  type StoreFile,
  type StreamList,
  type StreamPage,
  type SubscribeOptions,
  type SubscriptionStep,
} from '../event-store.port.js';
import { type Reader } from './reading/reader.js';
import { type AwaitedCommits, followStore } from './reading/follow-store.js';

/** Reads and follows the file of an embedded store over one connection. */
export class SqliteEventSource implements EventSource {
  readonly gapless = true;
  readonly storeFile: StoreFile;
  readonly streamList: StreamList;
  #closed: Promise<void> | undefined;
  #damage: EventStoreUnusable | undefined;

  /**
   * @param reader the connection. @throws EventStoreUnavailable there is none yet
   * @param commits of this process or of others
   */
  constructor(
    private readonly file: string,
    private readonly reader: () => Reader,
    private readonly commits: AwaitedCommits,
    private readonly letGo: () => Promise<void>,
  ) {
    this.storeFile = { file };
    this.streamList = {
      place: { kind: 'sqlite', file },
      streamsBegun: async (options) => {
        await nextTurn();
        return this.#answer(() => this.reader().streamsBegun(options));
      },
      eventsUnder: (streamPrefixes, upTo) => this.#eventsUnder(streamPrefixes, upTo),
      lastEvents: async (position) =>
        position === 0n ? [] : (await this.readAll({ after: position - 1n, limit: 1 })).events,
    };
  }

  async *#eventsUnder(streamPrefixes: readonly string[], upTo: bigint): AsyncGenerator<RecordedEvent, void> {
    for (let after = 0n; after < upTo;) {
      const { events, position, end } = await this.readAll({ after, streamPrefixes });
      for (const event of events) if (event.position <= upTo) yield event;
      after = end ? upTo : position;
    }
  }

  readStream(stream: string, options?: ReadStreamOptions): Promise<StreamPage> {
    return this.#answer(() => this.reader().readStream(stream, options));
  }

  async readAll(options?: ReadAllOptions): Promise<AllPage> {
    // Reading the whole store page by page must not hold up the process.
    await nextTurn();
    return this.#answer(() => this.reader().readAll(options));
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
          // A generator alone would put this off until the next step has come.
          return() {
            end();
            return steps.return(undefined);
          },
        };
      },
    };
  }

  head(): Promise<bigint> {
    return this.#answer(() => this.reader().head());
  }

  /** What was found damaged stays so until the file is opened again. */
  fault(): Promise<StoreFault | undefined> {
    return Promise.resolve(this.#damage && { code: 'damaged', detail: this.#damage.message });
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    this.commits.end();
    await this.letGo();
  }

  async *#follow(
    signal: AbortSignal,
    options: SubscribeOptions,
  ): AsyncGenerator<SubscriptionStep, undefined> {
    this.#refuseWhenClosed();
    await options.confirm?.();
    try {
      yield* followStore(this.reader(), this.commits, signal, options);
    } catch (error) {
      throw this.#noted(error);
    }
  }

  /** What goes wrong rejects the promise; nothing is thrown at the caller. */
  #answer<Result>(read: () => Result): Promise<Result> {
    return new Promise((resolve) => {
      this.#refuseWhenClosed();
      try {
        resolve(read());
      } catch (error) {
        throw this.#noted(error);
      }
    });
  }

  #noted(error: unknown): unknown {
    if (error instanceof EventStoreUnusable) this.#damage ??= error;
    return error;
  }

  #refuseWhenClosed(): void {
    if (this.#closed !== undefined)
      throw new EventStoreUnavailable(`The event store ${this.file} is closed.`);
  }
}
