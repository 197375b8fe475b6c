import { firstCompared } from '../convoy/clocks/reported-twice.js';
import { type Recorded } from '../event/recorded.js';
import { JudgedReports } from '../standing/judged-reports.js';
import { type DeclarationEvent, type DeclarationFact, isDeclarationFact } from './declaration.events.js';
import { type DeclarationState, type Step } from './declaration.state.js';
import { contradicted, linked, relationOf, reporterOf, withinReach } from './same-step.js';

/** The state after one more event: retractions, then facts in the order in which they occurred. */
export function evolveDeclaration(
  state: DeclarationState,
  recorded: Recorded<DeclarationEvent>,
): DeclarationState {
  if (!isDeclarationFact(recorded)) throw new Error('Retractions are folded together, before all facts.');
  return reported(state, recorded);
}

/** The state after facts, in the order in which they occurred: as `evolveDeclaration` one by one. */
export function evolveDeclarationFacts(
  state: DeclarationState,
  facts: readonly Recorded<DeclarationFact>[],
): DeclarationState {
  const judged = new JudgedReports(state);
  return facts.reduce((before, fact) => reported(before, fact, judged), state);
}

/** @param judged of a fold over several facts */
function reported(
  before: DeclarationState,
  recorded: Recorded<DeclarationFact>,
  judged = new JudgedReports(before),
): DeclarationState {
  const { id } = recorded;
  const { occurredAt } = recorded.event.data;
  // The same report twice in the stream: equal facts follow each other in the order of occurrence.
  if (before.lastFact?.id === id && before.lastFact.occurredAt === occurredAt) return before;
  const lastFact = { occurredAt, id };
  const { counts, retractions, standing } = judged.judge(recorded) ?? { ...before, counts: true };
  const steps = counts ? withFact(before.steps, recorded) : before.steps;
  return { steps, retractions, standing, lastFact };
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
