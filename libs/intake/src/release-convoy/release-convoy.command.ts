import { Command } from '@nestjs/cqrs';
import { type DecisionTerms } from '../decision/decision-terms.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { type ReleaseConvoyRequest } from './release-convoy.request.js';

/** Lets a waiting convoy go on. */
export class ReleaseConvoyCommand extends Command<DecisionTaken> {
  constructor(
    readonly convoyId: string,
    readonly request: ReleaseConvoyRequest,
    readonly terms: DecisionTerms,
  ) {
    super();
  }
}
