import { Command } from '@nestjs/cqrs';
import { type DecisionTerms } from '../decision/decision-terms.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { type Sealed } from '../persons/seal-persons.js';
import { type ReplaceVehicleRequest } from './replace-vehicle.request.js';

/** Lets another tractor take over the load of a vehicle. */
export class ReplaceVehicleCommand extends Command<DecisionTaken> {
  constructor(
    readonly convoyId: string,
    readonly vehicleId: string,
    readonly request: Sealed<ReplaceVehicleRequest>,
    readonly terms: DecisionTerms,
  ) {
    super();
  }
}
