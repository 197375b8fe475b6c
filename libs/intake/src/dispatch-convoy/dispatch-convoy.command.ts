import { Command } from '@nestjs/cqrs';
import { type DecisionTerms } from '../decision/decision-terms.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { type DispatchConvoyRequest } from './dispatch-convoy.request.js';

/** Sends a convoy on its way. */
export class DispatchConvoyCommand extends Command<DecisionTaken> {
  constructor(
    readonly convoyId: string,
    readonly request: DispatchConvoyRequest,
    readonly terms: DecisionTerms,
  ) {
    super();
  }
}
