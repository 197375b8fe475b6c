import { inOrderOfOccurrence, type Recorded } from '#kafila/domain';

/** How the domain folds the streams of one kind. */
export interface Folding<Event extends Recorded, State> {
  isFact(recorded: Event): boolean;
  /** Whether an event can be applied on top of a state with the same result as folding everything again. */
  extends(state: State, recorded: Event): boolean;
  evolve(state: State, recorded: Event): State;
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
  for (const recorded of ordered) {
    if (!folding.extends(state, recorded)) return undefined;
    state = folding.evolve(state, recorded);
  }
  return state;
}
