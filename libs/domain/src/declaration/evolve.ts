import { firstCompared } from '../convoy/clocks/reported-twice.js';
import { type Recorded } from '../event/recorded.js';
import { type DeclarationEvent, type DeclarationFact, isDeclarationFact } from './declaration.events.js';
import { type DeclarationState, type Step } from './declaration.state.js';
import { contradicted, linked, relationOf, reporterOf, withinReach } from './same-step.js';

/** The state after one more event: retractions, then facts in the order in which they occurred. */
export function evolveDeclaration(
  state: DeclarationState,
  recorded: Recorded<DeclarationEvent>,
): DeclarationState {
  if (!isDeclarationFact(recorded)) throw new Error('Retractions are folded together, before all facts.');
  const { id } = recorded;
  const { occurredAt } = recorded.event.data;
  // The same report twice in the stream: equal facts follow each other in the order of occurrence.
  if (state.lastFact?.id === id && state.lastFact.occurredAt === occurredAt) return state;
  const lastFact = { occurredAt, id };
  const retraction = state.retractions.get(id);
  if (retraction) {
    const retractions = new Map(state.retractions).set(id, { ...retraction, matched: true });
    return { steps: state.steps, retractions, lastFact };
  }
  return { steps: withFact(state.steps, recorded), retractions: state.retractions, lastFact };
}

/** Links a fact to a known step that it agrees with, else to one that it contradicts; else it is a new step. */
function withFact(steps: readonly Step[], recorded: Recorded<DeclarationFact>): readonly Step[] {
  let contradictedIndex: number | undefined;
  for (let i = steps.length - 1; i >= firstCompared(steps); i--) {
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
    units: [reporterOf(recorded)],
    evidence: [recorded.id],
    contradictedBy: [],
  };
  return [...steps, step];
}
