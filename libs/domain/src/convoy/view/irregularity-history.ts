import { type ConvoyEvent, isFact } from '../fold/convoy-event.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { evolve } from '../fold/evolve.js';
import { foldConvoy } from '../fold/fold.js';
import { conditionalIrregularitiesOf, irregularitiesOf } from '../irregularities/convoy-irregularities.js';
import { takeEffect } from '../fold/with-decision.js';
import { inOrderOfOccurrence, type Recorded } from '../../event/recorded.js';
import { type Irregularity, type Unless } from '../../irregularity/irregularity.js';

/** The event that made an irregularity appear or go, as it came in. */
export interface IrregularityTurn {
  readonly revision: number;
  /** RFC 3339 in UTC, by the store's clock. */
  readonly recordedAt: string;
  /** Report id of a fact, event id of a decision. */
  readonly id: string;
  readonly type: ConvoyEvent['type'];
}

/** One irregularity for as long as it was seen, as it was seen last. */
export interface IrregularityEpisode extends Irregularity {
  /** What in another stream explains it; null where nothing can. */
  readonly unless: Unless | null;
  readonly appeared: IrregularityTurn;
  /** Null while it stands, as far as this stream alone shows. */
  readonly gone: IrregularityTurn | null;
}

/**
 * What did not fit in a convoy, when that came up and what made it go, in the order of recording (as `history` is). An
 * irregularity that a late report explained is not shown any more, but it had been there (law 5).
 */
export function irregularityHistory(
  history: readonly Recorded<ConvoyEvent>[],
): readonly IrregularityEpisode[] {
  const episodes: IrregularityEpisode[] = [];
  /** Where in `episodes` each one stands that is not over. */
  let open = new Map<string, number>();
  for (const { recorded, state } of statesAsKnown(history)) {
    const { id, revision, recordedAt } = recorded;
    const turn = { revision, recordedAt, id, type: recorded.event.type };
    const still = new Map<string, number>();
    for (const [key, irregularity] of shownBy(state)) {
      const at = open.get(key) ?? episodes.length;
      episodes[at] = { ...irregularity, appeared: episodes[at]?.appeared ?? turn, gone: null };
      still.set(key, at);
    }
    for (const [key, at] of open) {
      const episode = episodes[at];
      if (episode && !still.has(key)) episodes[at] = { ...episode, gone: turn };
    }
    open = still;
  }
  return episodes;
}

/** One for each code, set of vehicles and what it waits for: what makes it the same one from event to event. */
function shownBy(state: ConvoyState): ReadonlyMap<string, Omit<IrregularityEpisode, 'appeared' | 'gone'>> {
  const shown = takeEffect(state, null);
  const own = irregularitiesOf(shown).map((irregularity) => ({ ...irregularity, unless: null }));
  return new Map(
    [...own, ...conditionalIrregularitiesOf(shown)].map((irregularity) => {
      const { code, vehicleIds, unless } = irregularity;
      return [JSON.stringify([code, vehicleIds, unless?.of, unless?.after]), irregularity];
    }),
  );
}

/**
 * The state after each event as it came in. A fact is folded into its place among those that are known, and only what
 * occurred after it is folded again; a decision or a retraction may change all of them.
 */
function* statesAsKnown(
  history: readonly Recorded<ConvoyEvent>[],
): Generator<{ recorded: Recorded<ConvoyEvent>; state: ConvoyState }> {
  /** Decisions and retractions, which are folded before all facts. */
  const before: Recorded<ConvoyEvent>[] = [];
  /** Facts in the order of occurrence. */
  const facts: Recorded<ConvoyEvent>[] = [];
  /** First the state before all facts, then the one after each of them. */
  let states: ConvoyState[] = [];
  for (const recorded of history) {
    if (isFact(recorded)) {
      const at = facts.findLastIndex((fact) => inOrderOfOccurrence(fact, recorded) <= 0) + 1;
      facts.splice(at, 0, recorded);
      states.length = Math.min(states.length, at + 1);
    } else {
      before.push(recorded);
      states = [foldConvoy(before)];
    }
    let state = states.at(-1);
    if (!state) throw new Error('A convoy begins with ConvoyPlanned.');
    for (const fact of facts.slice(states.length - 1)) states.push((state = evolve(state, fact)));
    yield { recorded, state };
  }
}
