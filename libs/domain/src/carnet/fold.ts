import { inOrderOfOccurrence, type Recorded } from '../event/recorded.js';
import { type CarnetEvent, isCarnetDecision, isCarnetFact } from './events/carnet.events.js';
import { beginCarnet, type CarnetState } from './state/carnet.state.js';
import { correctionsIn } from '../standing/corrections.js';
import { evolveCarnet, evolveCarnetFacts } from './evolve.js';

/**
 * Folds the whole stream of a carnet, whatever the order of arrival (law 3): decisions as they were taken, then
 * retractions, then facts by when they occurred, ties by report id. It may begin with any fact.
 * @throws where an event cannot be applied
 */
export function foldCarnet(history: readonly Recorded<CarnetEvent>[]): CarnetState {
  const decisions = history.filter(isCarnetDecision).sort((a, b) => a.revision - b.revision);
  const facts = history.filter(isCarnetFact).sort(inOrderOfOccurrence);
  const decided = decisions.reduce(evolveCarnet, beginCarnet());
  return evolveCarnetFacts({ ...decided, ...correctionsIn(history) }, facts);
}

/** Whether applying an event gives the same as folding everything again: not for a late fact or a retraction. */
export function extendsCarnet({ lastFact }: CarnetState, recorded: Recorded<CarnetEvent>): boolean {
  if (isCarnetDecision(recorded)) return true;
  if (!isCarnetFact(recorded)) return false;
  if (lastFact === null) return true;
  const { occurredAt } = recorded.event.data;
  return (
    occurredAt > lastFact.occurredAt || (occurredAt === lastFact.occurredAt && recorded.id > lastFact.id)
  );
}
