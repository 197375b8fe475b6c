import { Command } from '@nestjs/cqrs';
import { type DecisionTerms } from '../decision/decision-terms.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { type Sealed } from '../persons/seal-persons.js';
import { type AddVehicleRequest } from './add-vehicle.request.js';

/** Adds a vehicle to a convoy. */
export class AddVehicleCommand extends Command<DecisionTaken> {
  constructor(
    readonly convoyId: string,
    readonly request: Sealed<AddVehicleRequest>,
    readonly terms: DecisionTerms,
  ) {
    super();
  }
}
