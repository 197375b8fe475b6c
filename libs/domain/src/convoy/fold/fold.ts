import { inOrderOfOccurrence, type Recorded } from '../../event/recorded.js';
import { beginConvoy } from './begin-convoy.js';
import { decisionOfEvent } from '../decisions/decisions.js';
import { type ConvoyPlanned } from '../decisions/plan-convoy.js';
import { type ConvoyEvent, isDecision, isFact } from './convoy-event.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { inMaking, made } from '../state/change-vehicles.js';
import { correctionsIn } from '../../standing/corrections.js';
import { evolve, evolveFacts } from './evolve.js';

/**
 * Folds a convoy's whole stream, whatever the order of arrival (law 3): decisions as they were taken, then retractions,
 * then facts by when they occurred, ties by report id.
 * @throws where the history does not begin with ConvoyPlanned, or an event cannot be applied
 */
export function foldConvoy(history: readonly Recorded<ConvoyEvent>[]): ConvoyState {
  const decisions = history.filter(isDecision).sort((a, b) => a.revision - b.revision);
  const facts = history.filter(isFact).sort(inOrderOfOccurrence);
  const [first, ...rest] = decisions;
  if (first?.event.type !== 'ConvoyPlanned') throw new Error('A convoy begins with ConvoyPlanned.');
  const begun = inMaking(beginConvoy(first as Recorded<ConvoyPlanned>));
  const decided = made(rest.reduce(evolve, begun));
  return evolveFacts({ ...decided, ...correctionsIn(history) }, facts);
}

/**
 * Whether applying an event gives the same as folding everything again. Not for a late fact, a retraction, a decision
 * dated before known facts, or a vehicle that joins once facts are known: they may have named it.
 */
export function extendsConvoy({ lastFact }: ConvoyState, recorded: Recorded<ConvoyEvent>): boolean {
  const { id, event } = recorded;
  const { occurredAt } = event.data;
  if (isFact(recorded)) return lastFact === null || isAfter({ occurredAt, id }, lastFact);
  if (!isDecision(recorded) || event.type === 'ConvoyPlanned') return false;
  const { affects } = decisionOfEvent(event.type);
  if (lastFact === null || affects === 'no fact') return true;
  return affects === 'facts since' && occurredAt > lastFact.occurredAt;
}

function isAfter(fact: { occurredAt: string; id: string }, last: typeof fact): boolean {
  return fact.occurredAt === last.occurredAt ? fact.id > last.id : fact.occurredAt > last.occurredAt;
}
