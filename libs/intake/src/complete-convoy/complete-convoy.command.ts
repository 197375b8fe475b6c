import { Command } from '@nestjs/cqrs';
import { type DecisionTerms } from '../decision/decision-terms.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { type CompleteConvoyRequest } from './complete-convoy.request.js';

/** Completes a convoy. */
export class CompleteConvoyCommand extends Command<DecisionTaken> {
  constructor(
    readonly convoyId: string,
    readonly request: CompleteConvoyRequest,
    readonly terms: DecisionTerms,
  ) {
    super();
  }
}
