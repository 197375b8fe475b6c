import { inOrderOfOccurrence, type Recorded } from '#kafila/domain';
import { type FoldedFacts } from '../../runner/projection/projection.js';

/** How the domain folds the streams of one kind. */
export interface Folding<Event extends Recorded, State> {
  readonly isFact: (recorded: Event) => boolean;
  /** Whether an event can be applied on top of a state with the same result as folding everything again. */
  extends(state: State, recorded: Event): boolean;
  readonly evolve: (state: State, recorded: Event) => State;
  /** The same for facts in the order of occurrence, one of them perhaps twice: nobody sees the states in between. */
  readonly evolveFacts?: (state: State, facts: readonly Event[]) => State;
}

/**
 * Adds the events of a batch to a state, in the order in which the domain folds them: facts after everything else. So
 * reports that came out of order within a batch still extend the fold.
 *
 * @returns undefined where the whole stream has to be folded
 */
export function extendInOrder<Event extends Recorded, State>(
  folding: Folding<Event, State>,
  state: State,
  events: readonly Event[],
): State | undefined {
  const ordered = [...events].sort((a, b) => {
    const [factA, factB] = [folding.isFact(a), folding.isFact(b)];
    if (factA && factB) return inOrderOfOccurrence(a, b);
    return Number(factA) - Number(factB) || a.revision - b.revision;
  });
  const facts = ordered.findIndex((recorded) => folding.isFact(recorded));
  const oneByOne = folding.evolveFacts && facts >= 0 ? ordered.slice(0, facts) : ordered;
  for (const recorded of oneByOne) {
    if (!folding.extends(state, recorded)) return undefined;
    state = folding.evolve(state, recorded);
  }
  const rest = ordered.slice(oneByOne.length);
  const [first] = rest;
  if (!first || !folding.evolveFacts) return state;
  return folding.extends(state, first) ? folding.evolveFacts(state, rest) : undefined;
}

/** Facts as the domain folds them: one after the other, or those of a portion together. */
export function factsOf<Event extends Recorded, State>({
  isFact,
  evolve,
  evolveFacts,
}: Pick<Folding<Event, State>, 'isFact' | 'evolve' | 'evolveFacts'>): FoldedFacts<Event, State> {
  return {
    isFact,
    inOrder: inOrderOfOccurrence,
    add: evolveFacts ?? ((state, facts) => facts.reduce(evolve, state)),
  };
}
