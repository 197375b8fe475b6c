import { inOrderOfOccurrence, type Recorded } from '../event/recorded.js';
import { type DeclarationEvent, isDeclarationFact } from './declaration.events.js';
import { beginDeclaration, type DeclarationState } from './declaration.state.js';
import { correctionsIn } from '../standing/corrections.js';
import { evolveDeclarationFacts } from './evolve.js';

/**
 * Folds the whole stream of a declaration. The order in which reports arrived does not matter (law 3): retractions apply
 * first, then facts by when they occurred, ties by report id. A stream may begin with any fact.
 */
export function foldDeclaration(history: readonly Recorded<DeclarationEvent>[]): DeclarationState {
  const facts = history.filter(isDeclarationFact).sort(inOrderOfOccurrence);
  return evolveDeclarationFacts({ ...beginDeclaration(), ...correctionsIn(history) }, facts);
}

/** Whether applying an event gives the same as folding everything again: not for a late fact or a retraction. */
export function extendsDeclaration(
  { lastFact }: DeclarationState,
  recorded: Recorded<DeclarationEvent>,
): boolean {
  if (!isDeclarationFact(recorded)) return false;
  if (lastFact === null) return true;
  const { occurredAt } = recorded.event.data;
  return (
    occurredAt > lastFact.occurredAt || (occurredAt === lastFact.occurredAt && recorded.id > lastFact.id)
  );
}
