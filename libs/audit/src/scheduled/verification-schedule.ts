import { setTimeout as delay } from 'node:timers/promises';
import { type Fault } from '../verify/verdict.js';
import { type Verified } from './verify-task.js';

/** What the last verification came to. */
export type LastVerification =
  | { readonly outcome: 'intact'; readonly at: Date; readonly events: number; readonly position: bigint }
  | { readonly outcome: 'broken'; readonly at: Date; readonly fault: Fault }
  /** Store or log could not be read. */
  | { readonly outcome: 'failed'; readonly at: Date; readonly error: unknown };

export interface ScheduleOptions {
  /** One verification. @param kept checkpoints to lead on from */
  readonly verify: (kept: readonly string[], signal: AbortSignal) => Promise<Verified>;
  /** Whether it is for this process to verify now. */
  readonly isDue: () => boolean;
  /** From the end of one to the beginning of the next, in milliseconds. */
  readonly everyMs: number;
  /** From the start to the first; also from one that failed to the next. */
  readonly firstMs: number;
  readonly signal: AbortSignal;
  readonly ended: (last: LastVerification) => void;
}

/** Verifies again and again until the signal comes. */
export class VerificationSchedule {
  last: LastVerification | undefined;
  /** The checkpoint of the last verification that found all intact: nobody can cut it off and stay unseen. */
  #kept: readonly string[] = [];

  constructor(private readonly options: ScheduleOptions) {}

  async run(): Promise<void> {
    const { signal, everyMs, firstMs, isDue, ended } = this.options;
    for (let next = firstMs; !this.#isOver();) {
      await delay(next, undefined, { signal, ref: false }).catch(() => undefined);
      next = firstMs;
      if (this.#isOver() || !isDue()) continue;
      const last = await this.#verify();
      if (last === undefined) continue;
      this.last = last;
      ended(last);
      if (last.outcome !== 'failed') next = everyMs;
    }
  }

  #isOver(): boolean {
    return this.options.signal.aborted;
  }

  /** Undefined where it was interrupted. */
  async #verify(): Promise<LastVerification | undefined> {
    const { verify, signal } = this.options;
    try {
      const { verdict, checkpoint } = await verify(this.#kept, signal);
      const at = new Date();
      if (verdict.outcome === 'broken') return { outcome: 'broken', at, fault: verdict.fault };
      this.#kept = [checkpoint];
      return { outcome: 'intact', at, events: verdict.events, position: verdict.position };
    } catch (error) {
      return signal.aborted ? undefined : { outcome: 'failed', at: new Date(), error };
    }
  }
}
