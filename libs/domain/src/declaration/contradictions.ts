import { type Contradiction } from './contradiction.js';
import { clearanceOf } from './clearance.js';
import { type DeclarationFact } from './declaration.events.js';
import { type Step, stepsOf, timeOf } from './declaration.state.js';
import { gateOutsOf } from './gate-outs.js';
import { isClearlyLater } from './same-step.js';

/** Steps that cannot both be right: of two times, before the lodgement, or decided after the withdrawal. */
export function contradictionsOf(steps: readonly Step[]): readonly Contradiction[] {
  return [
    ...repeated(steps, 'DeclarationLodged'),
    ...repeated(steps, 'DeclarationWithdrawn'),
    ...beforeLodgement(steps),
    ...clearanceOf(steps).contradictions,
    ...gateOutsOf(steps).contradictions,
  ];
}

function repeated(steps: readonly Step[], type: DeclarationFact['type']): Contradiction[] {
  const [kept, ...others] = stepsOf(steps, type);
  return kept ? others.map((rejected) => ({ kept, rejected })) : [];
}

function beforeLodgement(steps: readonly Step[]): Contradiction[] {
  const [lodgement] = stepsOf(steps, 'DeclarationLodged');
  if (!lodgement) return [];
  const early = steps.filter((step) => isClearlyLater(timeOf(lodgement), timeOf(step)));
  return early.map((kept) => ({ kept, rejected: lodgement }));
}
