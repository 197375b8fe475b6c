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
  const [first, ...rest] = [...history].sort(inOrderOfFolding);
  if (first?.event.type !== 'ConvoyPlanned') throw new Error('A convoy begins with ConvoyPlanned.');
  return rest.reduce(evolve, beginConvoy(first as Told<ConvoyPlanned>));
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
  return isSighting(told) && compareFacts(lastFact, { occurredAt: data.occurredAt, id: told.id }) < 0;
}

function inOrderOfFolding(a: Told, b: Told): number {
  const [layerA, layerB] = [layer(a), layer(b)];
  if (layerA !== layerB) return layerA - layerB;
  if (layerA === 0) return a.revision - b.revision;
  return compareFacts(
    { occurredAt: a.event.data.occurredAt, id: a.id },
    { occurredAt: b.event.data.occurredAt, id: b.id },
  );
}

function layer(told: Told): number {
  if (isDecision(told)) return 0;
  return isSighting(told) ? 2 : 1;
}

function compareFacts(a: { occurredAt: string; id: string }, b: { occurredAt: string; id: string }): number {
  if (a.occurredAt !== b.occurredAt) return a.occurredAt < b.occurredAt ? -1 : 1;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}
