/** How far an answer is true (law 7). */
export interface Standing {
  /** Every event up to here is shown, and none beyond. */
  readonly position: bigint;
  /** For how many whole seconds something has been recorded that is not shown; null: the event store has not answered yet. */
  readonly ageSeconds: number | null;
  /** How many streams an event has stopped: what they told since is not shown. */
  readonly parked: number;
}

/** What a query answers: a value, and how far it is true. */
export class Answer<T> {
  private constructor(
    readonly value: T,
    readonly standing: Standing,
  ) {}

  /**
   * Makes the value of an answer of which it is known how far it is true.
   *
   * @throws what `make` throws; `standingOf` tells how far that is true
   */
  static async asOf<T>(standing: Standing, make: () => T | Promise<T>): Promise<Answer<T>> {
    try {
      return new Answer(await make(), standing);
    } catch (error) {
      if (typeof error === 'object' && error !== null && !refused.has(error)) refused.set(error, standing);
      throw error;
    }
  }

  /** The same answer with another value. @throws as `asOf` */
  map<U>(make: (value: T) => U | Promise<U>): Promise<Answer<U>> {
    return Answer.asOf(this.standing, () => make(this.value));
  }

  /** The same value, as of another position. */
  at(position: bigint): Answer<T> {
    return new Answer(this.value, { ...this.standing, position });
  }
}

/** Beside the errors, not around them: who knows their types still does. */
const refused = new WeakMap<object, Standing>();

/** How far it is true that something was refused, or failed; undefined where that had not been read yet. */
export function standingOf(error: unknown): Standing | undefined {
  return typeof error === 'object' && error !== null ? refused.get(error) : undefined;
}
