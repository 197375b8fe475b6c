import { pauseAfter } from '#kafila/event-store';

/** How long a service that cannot answer now is asked again. */
export interface Patience {
  /** From the first refusal on, in milliseconds; 0 asks once. */
  readonly forMs: number;
  /** Before the second time; each pause doubles, up to five seconds. */
  readonly firstPauseMs: number;
}

const LONGEST_PAUSE_MS = 5_000;

/** The pauses between attempts, until patience is over. */
export class Backoff {
  #since: number | undefined;
  #attempts = 0;

  constructor(private readonly patience: Patience) {}

  /**
   * How long to wait before the next attempt, in milliseconds; undefined where patience is over.
   *
   * @param atLeastMs what the service asked for
   */
  next(atLeastMs = 0): number | undefined {
    const now = performance.now();
    this.#since ??= now;
    const leftMs = this.#since + this.patience.forMs - now;
    if (leftMs <= 0) return undefined;
    const { firstPauseMs: firstMs } = this.patience;
    const pauseMs = pauseAfter(++this.#attempts, { firstMs, longestMs: LONGEST_PAUSE_MS });
    return Math.min(LONGEST_PAUSE_MS, leftMs, Math.max(pauseMs, atLeastMs));
  }
}
