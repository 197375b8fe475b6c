import { type ReportRetracted, standingRetractions } from '../event/retraction.js';
import { inOrderOfOccurrence, type Recorded } from '../event/recorded.js';
import { type CarnetEvent, isCarnetDecision, isCarnetFact } from './events/carnet.events.js';
import { beginCarnet, type CarnetState } from './state/carnet.state.js';
import { evolveCarnet } from './evolve.js';

/**
 * Folds the whole stream of a carnet. The order in which reports arrived does not matter (law 3): decisions apply in the
 * order in which they were taken, then retractions, then facts by when they occurred, ties by report id. A stream may
 * begin with any fact.
 *
 * @throws where an event cannot be applied
 */
export function foldCarnet(history: readonly Recorded<CarnetEvent>[]): CarnetState {
  const decisions = history.filter(isCarnetDecision).sort((a, b) => a.revision - b.revision);
  const facts = history.filter(isCarnetFact).sort(inOrderOfOccurrence);
  const retractions = standingRetractions(history.filter(isRetraction));
  const decided = decisions.reduce(evolveCarnet, beginCarnet());
  return facts.reduce(evolveCarnet, { ...decided, retractions });
}

function isRetraction(recorded: Recorded<CarnetEvent>): recorded is Recorded<ReportRetracted> {
  return recorded.event.type === 'ReportRetracted';
}

/**
 * Whether applying an event to a state gives the same result as folding everything again. It does for decisions, because
 * they change nothing that facts report; it does not for a late fact or a retraction.
 */
export function extendsCarnet({ lastFact }: CarnetState, recorded: Recorded<CarnetEvent>): boolean {
  if (isCarnetDecision(recorded)) return true;
  if (!isCarnetFact(recorded)) return false;
  if (lastFact === null) return true;
  const { occurredAt } = recorded.event.data;
  return (
    occurredAt > lastFact.occurredAt || (occurredAt === lastFact.occurredAt && recorded.id > lastFact.id)
  );
}
