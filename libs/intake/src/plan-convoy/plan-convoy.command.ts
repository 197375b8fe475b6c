import { Command } from '@nestjs/cqrs';
import { type DecisionTerms } from '../decision/decision-terms.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { type Sealed } from '../persons/seal-persons.js';
import { type PlanConvoyRequest } from './plan-convoy.request.js';

/** Plans a convoy with the vehicles that are known already. */
export class PlanConvoyCommand extends Command<DecisionTaken> {
  constructor(
    readonly request: Sealed<PlanConvoyRequest>,
    readonly terms: DecisionTerms,
  ) {
    super();
  }
}
