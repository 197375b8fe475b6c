import { type Recorded } from '../event/recorded.js';
import { type DeclarationEvent, type DeclarationFact, isDeclarationFact } from './declaration.events.js';
import { type DeclarationState, type Step } from './declaration.state.js';
import { contradicted, linked, relationOf, tellerOf, withinReach } from './same-step.js';

/**
 * The state after one more event. Facts come in the order they occurred, behind all retractions; whoever has them in
 * another order uses `foldDeclaration`.
 */
export function evolveDeclaration(
  state: DeclarationState,
  recorded: Recorded<DeclarationEvent>,
): DeclarationState {
  if (!isDeclarationFact(recorded)) throw new Error('Retractions are folded together, before all facts.');
  const { id } = recorded;
  const { occurredAt } = recorded.event.data;
  // One report twice in the stream: equal facts follow each other in the order of occurrence.
  if (state.lastFact?.id === id && state.lastFact.occurredAt === occurredAt) return state;
  const lastFact = { occurredAt, id };
  const retraction = state.retractions.get(id);
  if (retraction) {
    const retractions = new Map(state.retractions).set(id, { ...retraction, matched: true });
    return { steps: state.steps, retractions, lastFact };
  }
  return { steps: withFact(state.steps, recorded), retractions: state.retractions, lastFact };
}

/** A fact that was told before is linked to that step; rather to one it agrees with than to one it contradicts. */
function withFact(steps: readonly Step[], recorded: Recorded<DeclarationFact>): readonly Step[] {
  let contradictedIndex: number | undefined;
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = steps[i];
    if (!step || !withinReach(step, recorded)) break;
    const relation = relationOf(step, recorded);
    if (relation === 'same') return steps.with(i, linked(step, recorded));
    if (relation === 'contradicting') contradictedIndex ??= i;
  }
  const against = contradictedIndex === undefined ? undefined : steps[contradictedIndex];
  if (contradictedIndex !== undefined && against)
    return steps.with(contradictedIndex, contradicted(against, recorded));
  const step = {
    fact: recorded.event,
    units: [tellerOf(recorded)],
    evidence: [recorded.id],
    contradictedBy: [],
  };
  return [...steps, step];
}
