import { atOnce, inOrderOfOccurrence, type Recorded } from '#kafila/domain';
import { reasonOf } from '../database/reason.js';
import { eventsToFold, type ReadEvent } from '../runner/folding/read-event.js';
import { kindOf } from '../runner/projection/projection.js';
import { type WithMentions } from '../trips/kinds/with-mentions.js';
import { trips } from '../trips/trips.projection.js';
import { FACTS } from './folding-history.js';
import { PortionSize } from '../runner/folding/portion-size.js';
import { merging, sorting } from './sorting.js';

/** How many states are kept to go on from when a fact comes late. Most are late by little. */
const MOST_STATES = 200;

/** What became of an event. */
export interface Digestion {
  /** It changed the meaning of earlier events: a late fact, a retraction, some decisions. */
  readonly afterTheFact: boolean;
  /** Why the stream cannot be folded with it: its state stays as it was (law 7). Null where it could. */
  readonly undigested: string | null;
}

/**
 * One stream folded event by event. After each event the state is that of the projection's fold over all of them, in
 * whatever order they come. A late fact is put into its place, and only the facts that occurred after it are folded again.
 * For one look at a whole stream, `foldHistory` does it at once.
 */
export class StepwiseFold {
  readonly #kind;
  #placed: ReadEvent[] = [];
  #someUnreadable = false;
  /** Decisions and retractions: folded before all facts. */
  #before: Recorded[] = [];
  /** In the order of occurrence. */
  #facts: Recorded[] = [];
  /** The states after the last facts. The first of them is the state after `#firstState` facts. */
  #states: unknown[] = [];
  #firstState = 0;
  #fold: WithMentions<unknown> | undefined;

  constructor(stream: string) {
    this.#kind = kindOf(trips, stream);
  }

  /** How many facts it holds. */
  get size(): number {
    return this.#facts.length;
  }

  /** Of the longest beginning that could be folded; undefined before that. */
  get state(): unknown {
    return this.#fold?.state;
  }

  /** Takes events that belong together: one, or one with what takes it back. */
  add(events: readonly ReadEvent[]): Digestion {
    return atOnce(this.adding(events));
  }

  /**
   * The same in portions, so that others have their turn.
   *
   * @yields how many facts were folded since
   */
  *adding(events: readonly ReadEvent[]): Generator<number, Digestion> {
    let afterTheFact = false;
    for (const one of events) {
      this.#placed.push(one);
      if ('unreadable' in one) this.#someUnreadable = true;
      if ('event' in one && this.#take(one.event as Recorded)) afterTheFact = true;
    }
    try {
      if (this.#someUnreadable) eventsToFold(this.#kind, this.#placed);
      this.#fold = (yield* this.#foldOn()) as WithMentions<unknown>;
      return { afterTheFact, undigested: null };
    } catch (error) {
      return { afterTheFact, undigested: reasonOf(error) };
    }
  }

  /**
   * Takes events that were recorded one after the other and folds them once: nobody asks for the states in between.
   *
   * @yields how many facts were folded since
   */
  *addingAll(events: readonly ReadEvent[]): Generator<number, void> {
    const known = this.#placed.length;
    if (yield* this.#addingTogether(events)) return;
    // The longest beginning that can be folded counts, and it is found step by step.
    const placed = this.#placed;
    this.#forgetAll();
    if (known > 0) yield* this.adding(placed.slice(0, known));
    for (const one of placed.slice(known)) yield* this.adding([one]);
  }

  /**
   * Takes events that were added before as they stand now, and folds the stream anew.
   *
   * @yields how many facts were folded since
   */
  *standingAnew(events: readonly ReadEvent[]): Generator<number, void> {
    const anew = new Map(events.map((one) => [one.position, one]));
    const placed = this.#placed.map((one) => anew.get(one.position) ?? one);
    this.#forgetAll();
    yield* this.addingAll(placed);
  }

  #forgetAll(): void {
    [this.#placed, this.#before, this.#facts, this.#someUnreadable] = [[], [], [], false];
    this.#startFrom([]);
  }

  /** @returns whether the stream can be folded with them */
  *#addingTogether(events: readonly ReadEvent[]): Generator<number, boolean> {
    const facts: Recorded[] = [];
    for (const one of events) {
      this.#placed.push(one);
      if ('unreadable' in one) this.#someUnreadable = true;
      if (!('event' in one)) continue;
      const recorded = one.event as Recorded;
      if (FACTS.has(recorded.event.type)) facts.push(recorded);
      else this.#take(recorded);
    }
    const sorted = yield* quietly(sorting(facts, inOrderOfOccurrence));
    const [first] = sorted;
    if (first) {
      this.#goBackTo(this.#placeOf(first));
      this.#facts = [...(yield* quietly(merging(this.#facts, sorted, inOrderOfOccurrence)))];
    }
    try {
      if (this.#someUnreadable) eventsToFold(this.#kind, this.#placed);
      this.#fold = (yield* this.#foldOn()) as WithMentions<unknown>;
      return true;
    } catch {
      return false;
    }
  }

  /** @returns whether it changes the meaning of earlier events */
  #take(recorded: Recorded): boolean {
    if (!FACTS.has(recorded.event.type)) {
      const last = this.#extendedBy(recorded);
      this.#before.push(recorded);
      this.#startFrom(last === undefined ? [] : [last]);
      return last === undefined && this.#placed.length > 1;
    }
    const at = this.#placeOf(recorded);
    this.#facts.splice(at, 0, recorded);
    if (at === this.#facts.length - 1) return false;
    this.#goBackTo(at);
    return true;
  }

  /** The states after more facts than these are those of before no more. */
  #goBackTo(facts: number): void {
    const known = facts - this.#firstState + 1;
    if (known > 0) this.#states.length = Math.min(this.#states.length, known);
    else this.#startFrom([]);
  }

  /** After all facts that are not later, by halving. */
  #placeOf(recorded: Recorded): number {
    let [low, high] = [0, this.#facts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const fact = this.#facts[middle];
      if (fact && inOrderOfOccurrence(fact, recorded) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Undefined where the stream has to be folded again. */
  #extendedBy(recorded: Recorded): unknown {
    const isFolded =
      this.#states.length > 0 && this.#firstState + this.#states.length - 1 === this.#facts.length;
    // Decisions are folded in the order in which they were taken, whatever the order of adding.
    const isNewest = this.#before.every(({ revision }) => revision < recorded.revision);
    try {
      return isFolded && isNewest ? this.#kind.extend(this.#states.at(-1), [recorded]) : undefined;
    } catch {
      return undefined;
    }
  }

  /** @param states the one after so many facts, or none; default: after all */
  #startFrom(states: unknown[], facts = this.#facts.length): void {
    this.#states = states;
    this.#firstState = states.length === 0 ? 0 : facts;
  }

  *#foldOn(): Generator<number, unknown> {
    if (this.#states.length === 0) this.#states = [this.#kind.fold(this.#before)];
    const facts = this.#facts;
    const size = new PortionSize();
    for (let next = this.#firstState + this.#states.length - 1; next < facts.length;) {
      // The last states are kept one by one.
      const far = facts.length - MOST_STATES;
      const to = next < far ? Math.min(far, next + size.facts) : next + 1;
      size.begin();
      const state =
        this.#kind.extend(this.#states.at(-1), facts.slice(next, to)) ??
        this.#kind.fold([...this.#before, ...facts.slice(0, to)]);
      if (to > next + 1) size.end();
      if (to > next + 1) this.#startFrom([state], to);
      else this.#states.push(state);
      if (this.#states.length > MOST_STATES) {
        this.#states.shift();
        this.#firstState++;
      }
      yield to - next;
      next = to;
    }
    return this.#states.at(-1);
  }
}

/** What is done beside folding counts as no facts. */
function* quietly<T>(working: Generator<void, T>): Generator<number, T> {
  for (let next = working.next(); ; next = working.next()) {
    if (next.done === true) return next.value;
    yield 0;
  }
}
