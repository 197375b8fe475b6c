import { BodyPipe, May } from '#kafila/platform';
import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DecisionAnswer } from '../decision/decision-answer.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { ApiDecisionOnConvoy } from '../decision/decision.api.js';
import { REFUSED_VEHICLE } from '../decision/decision.refusals.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { type Sealed, SealPersons } from '../persons/seal-persons.js';
import { AddVehicleCommand } from './add-vehicle.command.js';
import { AddVehicleRequest } from './add-vehicle.request.js';

/** POST /v1/convoys/:id/vehicles */
@Controller('convoys/:convoyId/vehicles')
@UseInterceptors(DecisionAnswer)
export class AddVehicleController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May('convoys.decide')
  @ApiDecisionOnConvoy(
    {
      summary: 'Add a vehicle',
      body: AddVehicleRequest,
      refusals: [...REFUSED_VEHICLE, 'too-many-vehicles'],
    },
    201,
  )
  add(
    @Param('convoyId') convoyId: string,
    @Body(BodyPipe(AddVehicleRequest), SealPersons) request: Sealed<AddVehicleRequest>,
    @Terms() terms: DecisionTerms,
  ): Promise<DecisionTaken> {
    return this.commands.execute(new AddVehicleCommand(convoyId, request, terms));
  }
}
