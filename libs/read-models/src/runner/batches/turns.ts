import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long the rest of the process waits for its turn, in milliseconds, and one piece of work more. */
const MOST_MS = 100;

/** Lets pieces of work that take long begin one after the other, with turns for all else between. */
export class Turns {
  #began = performance.now();
  #last = Promise.resolve();

  /** Settles when the next piece may begin, which then works without a pause. */
  next(): Promise<void> {
    this.#last = this.#last.then(async () => {
      if (performance.now() - this.#began < MOST_MS) return;
      await nextTurn();
      this.#began = performance.now();
    });
    return this.#last;
  }

  /** Works through what yields between its portions, with turns for all else there. */
  async through<T>(working: Iterator<unknown, T>): Promise<T> {
    for (;;) {
      await this.next();
      const portion = working.next();
      if (portion.done === true) return portion.value;
    }
  }
}
