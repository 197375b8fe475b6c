import { Command } from '@nestjs/cqrs';
import { type DecisionTerms } from '../decision/decision-terms.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { type CancelConvoyRequest } from './cancel-convoy.request.js';

/** Cancels a convoy. */
export class CancelConvoyCommand extends Command<DecisionTaken> {
  constructor(
    readonly convoyId: string,
    readonly request: CancelConvoyRequest,
    readonly terms: DecisionTerms,
  ) {
    super();
  }
}
