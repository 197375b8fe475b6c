import { Command } from '@nestjs/cqrs';
import { type DecisionTerms } from '../decision/decision-terms.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { type DivertConvoyRequest } from './divert-convoy.request.js';

/** Sends a convoy another way. */
export class DivertConvoyCommand extends Command<DecisionTaken> {
  constructor(
    readonly convoyId: string,
    readonly request: DivertConvoyRequest,
    readonly terms: DecisionTerms,
  ) {
    super();
  }
}
