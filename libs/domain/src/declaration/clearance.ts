import { type Contradiction } from './contradiction.js';
import { type FactOf, type Step, timeOf } from './declaration.state.js';
import { firstAfter } from '../time/first-of.js';
import { isClearlyLater } from './same-step.js';

/** A decision of customs: granted or refused. */
export type ClearanceStep = Step<FactOf<'ClearanceGranted' | 'ClearanceRefused'>>;

export interface Clearance {
  /** In the order of time. The last one is in force: what was refused may be granted later, and the other way round. */
  readonly decisions: readonly ClearanceStep[];
  readonly contradictions: readonly Contradiction[];
}

/** The decisions of customs. A second grant with nothing in between, or one long after a withdrawal, contradicts. */
export function clearanceOf(steps: readonly Step[]): Clearance {
  const decisions: ClearanceStep[] = [];
  const contradictions: Contradiction[] = [];
  let hasChanged = true;
  let withdrawal: Step | undefined;
  for (const step of steps) {
    if (isClearance(step)) {
      const last = decisions.at(-1);
      if (withdrawal && isClearlyLater(timeOf(step), timeOf(withdrawal))) {
        contradictions.push({ kept: withdrawal, rejected: step });
      } else if (last?.fact.type === 'ClearanceGranted' && isGrant(step) && !hasChanged) {
        contradictions.push({ kept: last, rejected: step });
      } else {
        decisions.push(step);
        hasChanged = false;
      }
    }
    if (step.fact.type === 'DeclarationWithdrawn') withdrawal ??= step;
    if (REOPENS.has(step.fact.type)) hasChanged = true;
  }
  return { decisions, contradictions };
}

/** After one of these customs may decide again. */
const REOPENS: ReadonlySet<string> = new Set(['ClearanceHeld', 'ExaminationOrdered', 'RiskChannelAssigned']);

export function isGrant({ fact }: Step): boolean {
  return fact.type === 'ClearanceGranted';
}

function isClearance(step: Step): step is ClearanceStep {
  return step.fact.type === 'ClearanceGranted' || step.fact.type === 'ClearanceRefused';
}

/** Tells whether goods that left at an instant had been cleared, or were so soon after that clocks may differ. */
export function clearedBy(decisions: readonly ClearanceStep[]): (at: string) => boolean {
  const times = decisions.map(timeOf);
  const grants = decisions.filter(isGrant).map(timeOf);
  return (at) => {
    const inForce = decisions[firstAfter(times, at) - 1];
    if (inForce && isGrant(inForce)) return true;
    const next = grants[firstAfter(grants, at)];
    return next !== undefined && !isClearlyLater(next, at);
  };
}
