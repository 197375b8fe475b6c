import { LRUCache } from 'lru-cache';

/** Callers that are counted at a time; who has not called for longest is forgotten. */
export const COUNTED = 20_000;

/** Counts the calls of each caller: so many in a second from the first one on. */
export class CountCalls {
  readonly #counts = new LRUCache<string, { begun: number; calls: number }>({
    maxSize: COUNTED,
    sizeCalculation: () => 1,
  });

  constructor(readonly mostPerSecond: number) {}

  /**
   * Counts one more call.
   *
   * @param now milliseconds, as of `performance.now()`
   * @returns whether it is one too many
   */
  isTooMany(name: string, now: number): boolean {
    const known = this.#counts.get(name);
    if (known && now - known.begun < 1_000) return ++known.calls > this.mostPerSecond;
    if (known) [known.begun, known.calls] = [now, 1];
    else this.#counts.set(name, { begun: now, calls: 1 });
    return this.mostPerSecond < 1;
  }
}
