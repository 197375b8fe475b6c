import { Command } from '@nestjs/cqrs';
import { type DecisionTerms } from '../decision/decision-terms.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { type WithdrawVehicleRequest } from './withdraw-vehicle.request.js';

/** Takes a vehicle out of a convoy. */
export class WithdrawVehicleCommand extends Command<DecisionTaken> {
  constructor(
    readonly convoyId: string,
    readonly vehicleId: string,
    readonly request: WithdrawVehicleRequest,
    readonly terms: DecisionTerms,
  ) {
    super();
  }
}
