import { setImmediate as others } from 'node:timers/promises';

/** How long one piece of work may hold the thread, in milliseconds. */
const MOST_MS = 5;

/** The turn of a piece of work on the thread that answers everybody: `if (turn.isOver()) await turn.next();` */
export class Turn {
  #began = performance.now();

  isOver(): boolean {
    return performance.now() - this.#began > MOST_MS;
  }

  /** Lets the others have theirs. */
  async next(): Promise<void> {
    await others();
    this.#began = performance.now();
  }
}
