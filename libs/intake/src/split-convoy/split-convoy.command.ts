import { Command } from '@nestjs/cqrs';
import { type DecisionTerms } from '../decision/decision-terms.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { type SplitConvoyRequest } from './split-convoy.request.js';

/** Splits a convoy into several. */
export class SplitConvoyCommand extends Command<DecisionTaken> {
  constructor(
    readonly convoyId: string,
    readonly request: SplitConvoyRequest,
    readonly terms: DecisionTerms,
  ) {
    super();
  }
}
