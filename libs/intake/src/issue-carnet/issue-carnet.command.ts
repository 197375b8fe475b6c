import { Command } from '@nestjs/cqrs';
import { type DecisionTerms } from '../decision/decision-terms.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { type IssueCarnetRequest } from './issue-carnet.request.js';

/** Takes note of a carnet that was issued. */
export class IssueCarnetCommand extends Command<DecisionTaken> {
  constructor(
    readonly request: IssueCarnetRequest,
    readonly terms: DecisionTerms,
  ) {
    super();
  }
}
