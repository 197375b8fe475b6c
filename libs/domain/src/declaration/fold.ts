import { type ReportRetracted, standingRetractions } from '../report/retraction.js';
import { inOrderOfOccurrence, type Told } from '../report/told.js';
import { type DeclarationEvent, isDeclarationFact } from './declaration.events.js';
import { beginDeclaration, type DeclarationState } from './declaration.state.js';
import { evolveDeclaration } from './evolve.js';

/**
 * Folds a declaration's whole stream. The state depends on what was told only, never on the order in which it arrived
 * (law 3): retractions apply first, then facts by when they occurred, ties by report id. A stream may begin with any fact.
 */
export function foldDeclaration(history: readonly Told<DeclarationEvent>[]): DeclarationState {
  const retractions = standingRetractions(history.filter(isRetraction));
  const facts = history.filter(isDeclarationFact).sort(inOrderOfOccurrence);
  return facts.reduce(evolveDeclaration, { ...beginDeclaration(), retractions });
}

function isRetraction(told: Told<DeclarationEvent>): told is Told<ReportRetracted> {
  return told.event.type === 'ReportRetracted';
}

/**
 * Whether an event can be applied on top of a state with the same result as folding everything again. A late fact and a
 * retraction cannot.
 */
export function extendsDeclaration({ lastFact }: DeclarationState, told: Told<DeclarationEvent>): boolean {
  if (!isDeclarationFact(told)) return false;
  if (lastFact === null) return true;
  const { occurredAt } = told.event.data;
  return occurredAt > lastFact.occurredAt || (occurredAt === lastFact.occurredAt && told.id > lastFact.id);
}
