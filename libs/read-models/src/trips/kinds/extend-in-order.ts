import { inOrderOfOccurrence, type Recorded } from '#kafila/domain';

/** How the domain folds the streams of one kind. */
export interface Folding<Event extends Recorded, State> {
  isFact(told: Event): boolean;
  /** Whether an event can be applied on top of a state with the same result as folding everything again. */
  extends(state: State, told: Event): boolean;
  evolve(state: State, told: Event): State;
}

/**
 * Adds the events of a batch to a state. Reports that came in mixed up within it still extend the fold, put in the order
 * in which the domain folds them: facts behind everything else.
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
  for (const told of ordered) {
    if (!folding.extends(state, told)) return undefined;
    state = folding.evolve(state, told);
  }
  return state;
}
