import { type Clash } from './clash.js';
import { clearanceOf } from './clearance.js';
import { type DeclarationFact } from './declaration.events.js';
import { type Step, stepsOf, timeOf } from './declaration.state.js';
import { gateOutsOf } from './gate-outs.js';
import { isClearlyLater } from './same-step.js';

/**
 * Steps of one declaration that cannot both be right: what happens once and is told at two times, what is told to have
 * happened before it was lodged or decided after it was withdrawn.
 */
export function clashesOf(steps: readonly Step[]): readonly Clash[] {
  const { clashes: ofClearance } = clearanceOf(steps);
  const { clashes: ofGateOuts } = gateOutsOf(steps);
  return [
    ...repeated(steps, 'DeclarationLodged'),
    ...repeated(steps, 'DeclarationWithdrawn'),
    ...beforeLodgement(steps),
    ...ofClearance,
    ...ofGateOuts,
  ];
}

function repeated(steps: readonly Step[], type: DeclarationFact['type']): Clash[] {
  const [standing, ...others] = stepsOf(steps, type);
  return standing ? others.map((fallen) => ({ standing, fallen })) : [];
}

function beforeLodgement(steps: readonly Step[]): Clash[] {
  const [lodgement] = stepsOf(steps, 'DeclarationLodged');
  if (!lodgement) return [];
  const early = steps.filter((step) => isClearlyLater(timeOf(lodgement), timeOf(step)));
  return early.map((standing) => ({ standing, fallen: lodgement }));
}
