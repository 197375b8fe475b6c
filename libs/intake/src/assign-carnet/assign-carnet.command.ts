import { Command } from '@nestjs/cqrs';
import { type DecisionTerms } from '../decision/decision-terms.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { type AssignCarnetRequest } from './assign-carnet.request.js';

/** Assigns a carnet to a vehicle. */
export class AssignCarnetCommand extends Command<DecisionTaken> {
  constructor(
    /** As it stands in the address. */
    readonly carnetNumber: string,
    readonly request: AssignCarnetRequest,
    readonly terms: DecisionTerms,
  ) {
    super();
  }
}
