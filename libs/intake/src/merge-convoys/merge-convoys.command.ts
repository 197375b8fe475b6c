import { Command } from '@nestjs/cqrs';
import { type DecisionTerms } from '../decision/decision-terms.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { type MergeConvoysRequest } from './merge-convoys.request.js';

/** Merges a convoy into another. */
export class MergeConvoysCommand extends Command<DecisionTaken> {
  constructor(
    readonly convoyId: string,
    readonly request: MergeConvoysRequest,
    readonly terms: DecisionTerms,
  ) {
    super();
  }
}
