import { type ConvoyEvent, isFact } from '../fold/convoy-event.js';
import { evolveFacts } from '../fold/evolve.js';
import { foldConvoy } from '../fold/fold.js';
import { type ConvoyFact } from '../events/facts.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { inOrderOfOccurrence, type Recorded } from '../../event/recorded.js';

/** Facts folded before others have their turn. */
const FACTS_AT_ONCE = 500;
/** States kept to fold on from, at most, and the fewest facts between two of them. */
const MOST_STATES = 64;
const FEWEST_BETWEEN = 32;

/** The state after so many facts. */
interface StateAfter {
  readonly facts: number;
  readonly state: ConvoyState;
}

/**
 * The states of a convoy as its events come in. A look folds what came since into its place, and again only the facts that
 * occurred after it; a decision or a retraction may change all of them.
 */
export class StatesAsKnown {
  /** Decisions and retractions, which are folded before all facts. */
  readonly #before: Recorded<ConvoyEvent>[] = [];
  /** In the order of occurrence, without those that came since the last look. */
  readonly #facts: Recorded<ConvoyFact>[] = [];
  #fresh: Recorded<ConvoyFact>[] = [];
  /** A few of them, in order. */
  #states: StateAfter[] = [];

  add(recorded: Recorded<ConvoyEvent>): void {
    if (!isFact(recorded)) {
      this.#before.push(recorded);
      this.#states = [];
      return;
    }
    this.#fresh.push(recorded);
    const at = this.#placeOf(recorded);
    while ((this.#states.at(-1)?.facts ?? 0) > at) this.#states.pop();
  }

  /** How many events the next look has to fold. */
  get toFold(): number {
    const from = this.#states.at(-1)?.facts;
    const facts = this.#facts.length + this.#fresh.length;
    return from === undefined ? this.#before.length + facts : facts - from;
  }

  /**
   * The state by now.
   *
   * @yields how many events were folded since
   * @throws where the events do not begin with ConvoyPlanned
   */
  *look(): Generator<number, ConvoyState> {
    this.#putInPlace();
    const facts = this.#facts;
    if (this.#states.length === 0) {
      this.#states = [{ facts: 0, state: foldConvoy(this.#before) }];
      yield this.#before.length;
    }
    const between = Math.max(FEWEST_BETWEEN, 2 ** Math.ceil(Math.log2(facts.length / MOST_STATES)));
    // Where there are more facts now, the states stand further apart. The last one goes on, and mostly by one fact.
    const last = this.#states.length - 1;
    this.#states = this.#states.filter(({ facts: n }, i) => i === last || n % between === 0);
    for (;;) {
      const { facts: from, state } = this.#states.at(-1) as StateAfter;
      if (from === facts.length) return state;
      const to = Math.min(facts.length, from + FACTS_AT_ONCE, (Math.floor(from / between) + 1) * between);
      const next = { facts: to, state: evolveFacts(state, facts.slice(from, to)) };
      if (from % between !== 0) this.#states.pop();
      this.#states.push(next);
      yield to - from;
    }
  }

  #putInPlace(): void {
    const [first] = this.#fresh.sort(inOrderOfOccurrence);
    if (!first) return;
    const later = this.#facts.splice(this.#placeOf(first));
    const all = later.length === 0 ? this.#fresh : [...later, ...this.#fresh].sort(inOrderOfOccurrence);
    for (const fact of all) this.#facts.push(fact);
    this.#fresh = [];
  }

  /** After all facts that are not later, by halving. */
  #placeOf(recorded: Recorded<ConvoyFact>): number {
    let [low, high] = [0, this.#facts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const fact = this.#facts[middle];
      if (fact && inOrderOfOccurrence(fact, recorded) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
