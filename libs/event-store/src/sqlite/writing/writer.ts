import { type EventEmitter } from 'node:events';
import { Worker } from 'node:worker_threads';
import { EventStoreUnavailable } from '../../event-store.errors.js';
import {
  type Appended,
  type ExpectedRevision,
  type NewEvent,
  type RevisionMismatch,
  type StoreFault,
} from '../../event-store.port.js';
import { Commits } from '../reading/commits.js';
import { builtUrl } from '../file/built-url.js';
import { serialiseEvents } from './serialise-events.js';
import { type QueueLimit, WaitingAppends } from './waiting-appends.js';
import { type FromWriter, Outbox, type ToWriter } from './writer.protocol.js';
import { WritableWatch } from './writable-watch.js';

/** What is used of a thread. */
export type WriterThread = Pick<EventEmitter, 'on' | 'once'> & { postMessage(message: ToWriter): void };

/** The main thread's side of the writer: queues appends, sends them in batches, and answers them commit by commit. */
export class Writer {
  readonly commits: Commits;
  readonly #exited: Promise<void>;
  readonly #waiting: WaitingAppends;
  readonly #outbox = new Outbox();
  readonly #writable: WritableWatch;
  #closing = false;

  constructor(
    private readonly worker: WriterThread,
    private readonly file: string,
    limit: QueueLimit,
    position: bigint,
  ) {
    this.commits = new Commits(position);
    this.#waiting = new WaitingAppends(file, limit);
    this.#writable = new WritableWatch(file, () => {
      worker.postMessage({ kind: 'probe' });
    });
    this.#exited = new Promise((resolve) => {
      worker.once('exit', () => {
        if (this.#closing && this.#waiting.isEmpty) this.commits.end();
        else this.#fail('it ended unexpectedly');
        resolve();
      });
    });
    worker.on('error', (error) => {
      this.#fail(error instanceof Error ? error.message : String(error));
    });
    worker.on('message', (message: FromWriter) => {
      if (message.kind === 'probed') this.#writable.probed(message.failure);
      else if (message.kind === 'committed') {
        this.#writable.committed(message);
        const next = this.#waiting.answer(message, (stream, last) => {
          this.commits.wrote(stream, last);
        });
        if (next > message.firstPosition) this.commits.reached(next - 1n);
      } else if (message.kind === 'stopped') this.#fail(message.message);
    });
  }

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
      this.#waiting.makeSureThereIsRoom(bytes);

      this.#waiting.add({ stream, expected, count: events.length, bytes, resolve, reject });
      // One message for all appends of this turn of the event loop.
      if (this.#outbox.isEmpty) setImmediate(this.#send);
      this.#outbox.put(stream, expected, fields);
    });
  }

  /** Why it takes no append now. */
  async fault(): Promise<StoreFault | undefined> {
    const found = this.#closing || this.commits.ended ? undefined : await this.#writable.look();
    const { failure } = this.commits;
    return failure === undefined ? found : { code: 'stopped', detail: failure.message };
  }

  async close(): Promise<void> {
    if (!this.#closing) {
      this.#closing = true;
      this.#send();
      this.worker.postMessage({ kind: 'close' });
    }
    await this.#exited;
  }

  readonly #send = (): void => {
    if (this.#outbox.isEmpty) return;
    this.worker.postMessage({ kind: 'appends', appends: this.#outbox.take() });
  };

  #fail(reason: string): void {
    const failure = new EventStoreUnavailable(
      `The writer of the event store ${this.file} has stopped: ${reason}. What was waiting may or may not be kept. ` +
        'See to the disk, then open the store again.',
    );
    this.commits.end(failure);
    this.#waiting.rejectAll(failure);
    this.#writable.end();
  }
}

/** A thread that writes to `file`. */
export const startThread = (file: string): WriterThread =>
  new Worker(builtUrl(import.meta.url, './writer.worker.js'), { workerData: { file } });

/** Starts what writes to `file`, which must exist, be checked and be locked. @throws where it cannot */
export async function startWriter(
  file: string,
  limit: QueueLimit,
  start: (file: string) => WriterThread,
): Promise<Writer> {
  const worker = start(file);
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
