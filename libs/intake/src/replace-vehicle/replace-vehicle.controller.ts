import { BodyPipe, May } from '#kafila/platform';
import { Body, Controller, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DecisionAnswer } from '../decision/decision-answer.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { ApiDecisionOnVehicle } from '../decision/decision.api.js';
import { REFUSED_VEHICLE } from '../decision/decision.refusals.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { type Sealed, SealPersons } from '../persons/seal-persons.js';
import { ReplaceVehicleCommand } from './replace-vehicle.command.js';
import { ReplaceVehicleRequest } from './replace-vehicle.request.js';

/** POST /v1/convoys/:id/vehicles/:vehicleId/replace */
@Controller('convoys/:convoyId/vehicles/:vehicleId/replace')
@UseInterceptors(DecisionAnswer)
export class ReplaceVehicleController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May('convoys.decide')
  @ApiDecisionOnVehicle({
    summary: 'Let another tractor take over a load',
    body: ReplaceVehicleRequest,
    refusals: [...REFUSED_VEHICLE, 'vehicle-replaces-itself', 'cargo-would-move'],
  })
  @HttpCode(200)
  replace(
    @Param('convoyId') convoyId: string,
    @Param('vehicleId') vehicleId: string,
    @Body(BodyPipe(ReplaceVehicleRequest), SealPersons) request: Sealed<ReplaceVehicleRequest>,
    @Terms() terms: DecisionTerms,
  ): Promise<DecisionTaken> {
    return this.commands.execute(new ReplaceVehicleCommand(convoyId, vehicleId, request, terms));
  }
}
