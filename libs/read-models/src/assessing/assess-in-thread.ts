import { addedGeography } from '#kafila/domain';
import { pauseAfter } from '#kafila/event-store';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type StartedAssessor, type ToldAssessor } from './assessor-thread.protocol.js';

// Threads start from built code. In tests the sources run as TypeScript, and built code is in dist.
const built = import.meta.url.endsWith('.ts')
  ? import.meta.url.replace('/libs/read-models/', '/dist/libs/read-models/')
  : import.meta.url;
const PROGRAM = new URL('./assessor.thread.js', built);

/**
 * Keeps all convoys assessed, in a thread of its own: that holds up neither answers nor the projection. A thread that ends
 * unexpectedly is started again, ever more slowly.
 */
export class AssessorInThread {
  /** Settles when the signal has ended the work. */
  readonly finished: Promise<void>;
  #worker: Worker | undefined;

  /** @param readModels as `openReadModels` takes it */
  constructor(
    private readonly readModels: string,
    private readonly signal: AbortSignal,
    private readonly failed: (error: unknown) => void,
  ) {
    signal.addEventListener('abort', () => {
      this.#tell('stop');
    });
    this.finished = this.#run();
  }

  /** Tells that something may have changed. */
  wake(): void {
    this.#tell('wake');
  }

  #tell(told: ToldAssessor): void {
    this.#worker?.postMessage(told);
  }

  async #run(): Promise<void> {
    for (let attempt = 1; !this.#stopped(); attempt++) {
      const began = performance.now();
      const why = await this.#untilItEnds();
      if (this.#stopped()) return;
      this.failed(why);
      // What went well for a while is tried at once.
      if (performance.now() - began > 60_000) attempt = 0;
      await delay(pauseAfter(attempt), undefined, { signal: this.signal }).catch(() => undefined);
    }
  }

  #stopped(): boolean {
    return this.signal.aborted;
  }

  /** @returns why it ended; of no meaning where it was stopped */
  #untilItEnds(): Promise<unknown> {
    const workerData: StartedAssessor = { readModels: this.readModels, geography: addedGeography() };
    const worker = new Worker(PROGRAM, { workerData });
    this.#worker = worker;
    worker.on('message', this.failed);
    let why: unknown = new Error('The thread that assesses convoys has ended unexpectedly.');
    worker.once('error', (error) => (why = error));
    return new Promise((resolve) => {
      worker.once('exit', () => {
        this.#worker = undefined;
        resolve(why);
      });
    });
  }
}
