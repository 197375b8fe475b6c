import { setTimeout as delay } from 'node:timers/promises';
import { type AwaitedCommits } from './follow-store.js';

/** A look takes microseconds, and nobody notices an event that comes so many milliseconds later. */
const LOOK_MS = 10;

/** Wakes those who wait at the end of the store once another process has committed something: it looks again and again. */
export class CommitsElsewhere implements AwaitedCommits {
  readonly failure = undefined;
  ended = false;

  /** @param head the position of the last event */
  constructor(private readonly head: () => bigint) {}

  end(): void {
    this.ended = true;
  }

  async beyond(position: bigint, signal: AbortSignal): Promise<void> {
    while (!this.ended && !signal.aborted && this.head() <= position) await delay(LOOK_MS);
  }
}
