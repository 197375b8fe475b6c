import { type ConvoyPlanned, isDecision, isSighting, type Told } from './convoy.events.js';
import { type ConvoyState } from './convoy.state.js';
import { beginConvoy, evolve } from './evolve.js';

/**
 * Folds a convoy's whole stream. The state depends on what was told only, never on the order in which it arrived
 * (law 3): decisions apply in the order they were taken, then retractions, then facts by when they occurred, ties by
 * report id.
 *
 * @throws where the history does not begin with ConvoyPlanned, or an event cannot be digested
 */
export function foldConvoy(history: readonly Told[]): ConvoyState {
  const decisions = history.filter(isDecision).sort((a, b) => a.revision - b.revision);
  const facts = history.filter(isSighting).sort(inOrderOfOccurrence);
  const retractions = history
    .filter((told) => !isDecision(told) && !isSighting(told))
    .sort(inOrderOfOccurrence);
  const [first, ...rest] = decisions;
  if (first?.event.type !== 'ConvoyPlanned') throw new Error('A convoy begins with ConvoyPlanned.');
  return [...rest, ...retractions, ...facts].reduce(evolve, beginConvoy(first as Told<ConvoyPlanned>));
}

/**
 * Whether an event can be applied on top of a state with the same result as folding everything again. A late fact, a
 * vehicle that joins after facts were told, and a retraction that is not the very first thing told cannot.
 */
export function extendsConvoy({ lastFact, retractions }: ConvoyState, told: Told): boolean {
  const { type, data } = told.event;
  if (type === 'ConvoyPlanned') return false;
  if (type === 'ConvoyDispatched' || type === 'ConvoyCompleted') return true;
  if (lastFact === null) return type !== 'ReportRetracted' || retractions.size === 0;
  const order = compare(lastFact.occurredAt, data.occurredAt) || compare(lastFact.id, told.id);
  return isSighting(told) && order < 0;
}

function inOrderOfOccurrence(a: Told, b: Told): number {
  const [atA, atB] = [a.event.data.occurredAt, b.event.data.occurredAt];
  return compare(atA, atB) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
