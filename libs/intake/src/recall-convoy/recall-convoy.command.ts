import { Command } from '@nestjs/cqrs';
import { type DecisionTerms } from '../decision/decision-terms.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { type RecallConvoyRequest } from './recall-convoy.request.js';

/** Calls a convoy back. */
export class RecallConvoyCommand extends Command<DecisionTaken> {
  constructor(
    readonly convoyId: string,
    readonly request: RecallConvoyRequest,
    readonly terms: DecisionTerms,
  ) {
    super();
  }
}
