import {
  CARNET_FACT_TYPES,
  CONVOY_FACT_TYPES,
  DECLARATION_FACT_TYPES,
  inOrderOfOccurrence,
  type Recorded,
} from '#kafila/domain';
import { reasonOf } from '../database/reason.js';
import { eventsToFold, type ReadEvent } from '../runner/folding/read-event.js';
import { kindOf } from '../runner/projection/projection.js';
import { type WithMentions } from '../trips/kinds/with-mentions.js';
import { trips } from '../trips/trips.projection.js';

const FACTS = new Set([...CONVOY_FACT_TYPES, ...CARNET_FACT_TYPES, ...DECLARATION_FACT_TYPES]);

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
  readonly #placed: ReadEvent[] = [];
  #someUnreadable = false;
  /** Decisions and retractions: folded before all facts. */
  readonly #before: Recorded[] = [];
  /** In the order of occurrence. */
  readonly #facts: Recorded[] = [];
  /** The states after the last facts. The first of them is the state after `#firstState` facts. */
  #states: unknown[] = [];
  #firstState = 0;
  #fold: WithMentions<unknown> | undefined;

  constructor(stream: string) {
    this.#kind = kindOf(trips, stream);
  }

  /** Of the longest beginning that could be folded; undefined before that. */
  get state(): unknown {
    return this.#fold?.state;
  }

  /** Takes events that belong together: one, or one with what takes it back. */
  add(events: readonly ReadEvent[]): Digestion {
    let afterTheFact = false;
    for (const one of events) {
      this.#placed.push(one);
      if ('unreadable' in one) this.#someUnreadable = true;
      if ('event' in one && this.#take(one.event as Recorded)) afterTheFact = true;
    }
    try {
      if (this.#someUnreadable) eventsToFold(this.#kind, this.#placed);
      this.#fold = this.#foldOn() as WithMentions<unknown>;
      return { afterTheFact, undigested: null };
    } catch (error) {
      return { afterTheFact, undigested: reasonOf(error) };
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
    const at = this.#facts.findLastIndex((fact) => inOrderOfOccurrence(fact, recorded) <= 0) + 1;
    this.#facts.splice(at, 0, recorded);
    if (at === this.#facts.length - 1) return false;
    const known = at - this.#firstState + 1;
    if (known > 0) this.#states.length = Math.min(this.#states.length, known);
    else this.#startFrom([]);
    return true;
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

  /** @param states the one after all facts, or none */
  #startFrom(states: unknown[]): void {
    this.#states = states;
    this.#firstState = states.length === 0 ? 0 : this.#facts.length;
  }

  #foldOn(): unknown {
    if (this.#states.length === 0) this.#states = [this.#kind.fold(this.#before)];
    for (let next = this.#firstState + this.#states.length - 1; next < this.#facts.length; next++) {
      const fact = this.#facts[next];
      const state =
        this.#kind.extend(this.#states.at(-1), [fact]) ??
        this.#kind.fold([...this.#before, ...this.#facts.slice(0, next + 1)]);
      this.#states.push(state);
      if (this.#states.length <= MOST_STATES) continue;
      this.#states.shift();
      this.#firstState++;
    }
    return this.#states.at(-1);
  }
}
