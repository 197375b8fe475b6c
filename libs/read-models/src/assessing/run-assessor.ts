import { pauseAfter } from '#kafila/event-store';
import { type Kysely } from 'kysely';
import { setTimeout as delay } from 'node:timers/promises';
import { type ReadModels } from '../database/read-models.js';
import { type Schema } from '../database/schema.js';
import { Assessor, type AssessorOptions } from '../queries/assessments/assessor.js';

/** What the lock is named after: of all services that assess, one works and the others stand by. */
export const ASSESSMENTS = 'assessments';

/** How often one that stands by asks whether it may take over. */
const STAND_BY_MS = 500;
/** How often it is looked whether something has changed, where nobody tells. */
const LOOK_MS = 100;
/** It rests as long as it has worked, at most so long: the machine has other work. */
const MOST_REST_MS = 500;

export interface RunAssessorOptions extends AssessorOptions {
  /** Ends the work. */
  readonly signal: AbortSignal;
  readonly failed: (error: unknown) => void;
}

/** Keeps all convoys assessed until the signal comes. Whatever fails is told, and tried again. */
export class RunningAssessor {
  /** Settles when the signal has ended the work and the lock is free. */
  readonly finished: Promise<void>;
  #pause = new AbortController();

  constructor(private readonly options: RunAssessorOptions) {
    options.signal.addEventListener('abort', () => {
      this.wake();
    });
    this.finished = this.#run();
  }

  /** Tells that something may have changed. */
  wake(): void {
    this.#pause.abort();
  }

  async #run(): Promise<void> {
    const { readModels, failed } = this.options;
    for (let attempt = 0; !this.#stopped();) {
      try {
        const outcome = await readModels.exclusively(ASSESSMENTS, ({ write, lost }) => {
          attempt = 0;
          return this.#work(write, lost, readModels);
        });
        if (outcome === 'busy') await this.#rest(STAND_BY_MS);
      } catch (error) {
        if (this.#stopped()) return;
        failed(error);
        await this.#breathe(pauseAfter(++attempt));
      }
    }
  }

  async #work(write: Kysely<Schema>, lost: AbortSignal, readModels: ReadModels): Promise<void> {
    const ending = AbortSignal.any([this.options.signal, lost]);
    const assessor = new Assessor({ ...this.options, readModels });
    while (!ending.aborted) {
      const began = performance.now();
      const more = await assessor.step(write);
      const took = Math.min(MOST_REST_MS, performance.now() - began);
      // What has changed is not kept waiting by what has only grown older.
      await (more ? this.#breathe(took) : this.#rest(LOOK_MS));
    }
  }

  async #breathe(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: this.options.signal }).catch(() => undefined);
  }

  async #rest(ms: number): Promise<void> {
    if (this.#stopped()) return;
    if (this.#pause.signal.aborted) this.#pause = new AbortController();
    else await delay(ms, undefined, { signal: this.#pause.signal }).catch(() => undefined);
  }

  #stopped(): boolean {
    return this.options.signal.aborted;
  }
}
