import { Command } from '@nestjs/cqrs';
import { type DecisionTerms } from '../decision/decision-terms.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { type HoldConvoyRequest } from './hold-convoy.request.js';

/** Lets a convoy wait. */
export class HoldConvoyCommand extends Command<DecisionTaken> {
  constructor(
    readonly convoyId: string,
    readonly request: HoldConvoyRequest,
    readonly terms: DecisionTerms,
  ) {
    super();
  }
}
