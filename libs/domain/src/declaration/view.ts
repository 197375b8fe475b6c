import { type Irregularity } from '../irregularity/irregularity.js';
import { type Money } from '../event/happened.js';
import { clearanceOf, isGrant } from './clearance.js';
import { type DeclarationFact, type RiskChannel } from './declaration.events.js';
import {
  type ContradictingReport,
  type DeclarationState,
  type Step,
  stepsOf,
  timeOf,
} from './declaration.state.js';
import { type Examination, examinationsOf } from './examinations.js';
import { gateOutsOf } from './gate-outs.js';
import { type ClearanceHold, holdsOf } from './holds.js';
import { type ReleaseHours, releaseHours } from './hours.js';
import { irregularitiesOfDeclaration } from './irregularities.js';
import { type DeclarationDetails, detailsOf } from './details.js';
import { type DeclarationStatus, statusOf } from './status.js';

export interface StepView {
  readonly type: DeclarationFact['type'];
  readonly at: string;
  readonly place: string | null;
  readonly office: string | null;
  readonly evidence: readonly string[];
  readonly contradictedBy: readonly ContradictingReport[];
}

export interface DutiesView {
  readonly amount: Money;
  readonly receipt: string | null;
  readonly paidAt: string;
  readonly evidence: readonly string[];
}

/**
 * A declaration as the API shows it. Instants are RFC 3339 in UTC; what was not reported is null. Clearance is the decision
 * of customs, gate-out is when wheels leave their yard; neither means that a border was crossed.
 */
export interface DeclarationView extends DeclarationDetails {
  readonly status: DeclarationStatus;
  readonly lodgedAt: string | null;
  /** The one assigned last. */
  readonly channel: RiskChannel | null;
  /** The decision in force, where it is a grant. */
  readonly grantedAt: string | null;
  /** The decision in force, where it is a refusal. */
  readonly refusedAt: string | null;
  readonly refusalReason: string | null;
  /** When the last goods left, of those that were reported. */
  readonly gatedOutAt: string | null;
  readonly withdrawnAt: string | null;
  readonly steps: readonly StepView[];
  readonly examinations: readonly Examination[];
  readonly holds: readonly ClearanceHold[];
  readonly duties: readonly DutiesView[];
  readonly hours: ReleaseHours;
  readonly irregularities: readonly Irregularity[];
}

export function describeDeclaration(state: DeclarationState): DeclarationView {
  const { steps } = state;
  const decision = clearanceOf(steps).decisions.at(-1);
  const grantedAt = decision && isGrant(decision) ? timeOf(decision) : null;
  const refusal = decision?.fact.type === 'ClearanceRefused' ? decision.fact.data : undefined;
  const gatedOutAt = whenOf(gateOutsOf(steps).left.at(-1));
  const examinations = examinationsOf(steps);
  const holds = holdsOf(steps);
  return {
    status: statusOf(steps),
    ...detailsOf(steps),
    lodgedAt: whenOf(stepsOf(steps, 'DeclarationLodged')[0]),
    channel: stepsOf(steps, 'RiskChannelAssigned').at(-1)?.fact.data.channel ?? null,
    grantedAt,
    refusedAt: refusal?.occurredAt ?? null,
    refusalReason: refusal?.reason ?? null,
    gatedOutAt,
    withdrawnAt: whenOf(stepsOf(steps, 'DeclarationWithdrawn')[0]),
    steps: steps.map(describeStep),
    examinations,
    holds,
    duties: stepsOf(steps, 'DutiesPaid').map(({ fact: { data }, evidence }) => {
      const { amount, receipt = null, occurredAt } = data;
      return { amount, receipt, paidAt: occurredAt, evidence };
    }),
    hours: releaseHours(steps, examinations, holds, grantedAt, gatedOutAt),
    irregularities: irregularitiesOfDeclaration(state),
  };
}

function describeStep({ fact: { type, data }, evidence, contradictedBy }: Step): StepView {
  const { occurredAt, place = null, office = null } = data;
  return { type, at: occurredAt, place, office, evidence, contradictedBy };
}

function whenOf(step: Step | undefined): string | null {
  return step ? timeOf(step) : null;
}
