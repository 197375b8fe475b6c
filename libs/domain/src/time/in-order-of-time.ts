/** When something was, RFC 3339 in UTC; null: nobody knows, or never. */
type Moments = readonly (string | null)[];

/**
 * Finds, among many things that mostly stand in the order of time, those of a stretch of it, without a look at all others.
 * What stands out of order is found all the same.
 */
export class InOrderOfTime<T> {
  /** The latest moment of each thing and all before it. */
  readonly #latest: string[] = [];
  /** The earliest moment of each thing and all after it. */
  readonly #earliest: string[] = [];

  constructor(
    private readonly things: readonly T[],
    momentsOf: (thing: T) => Moments,
  ) {
    let latest = '';
    for (const thing of things) {
      for (const at of momentsOf(thing)) if (at !== null && at > latest) latest = at;
      this.#latest.push(latest);
    }
    let earliest = NEVER;
    for (let i = things.length - 1; i >= 0; i--) {
      const thing = things[i];
      for (const at of thing === undefined ? [] : momentsOf(thing)) {
        if (at !== null && at < earliest) earliest = at;
      }
      this.#earliest[i] = earliest;
    }
  }

  /** In their order, all that have a moment from `after` to `before`, both included, and some that have not. */
  *between(after: string, before: string): Generator<T, void> {
    for (let i = this.#firstFrom(after); i < this.things.length; i++) {
      if ((this.#earliest[i] ?? NEVER) > before) return;
      const thing = this.things[i];
      if (thing !== undefined) yield thing;
    }
  }

  #firstFrom(after: string): number {
    let [low, high] = [0, this.things.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#latest[middle] ?? '') < after) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Later than any instant: instants compare as text, and begin with a digit. */
const NEVER = 'never';
