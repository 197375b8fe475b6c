import { BodyPipe, May } from '#kafila/platform';
import { Body, Controller, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DecisionAnswer } from '../decision/decision-answer.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { ApiDecisionOnVehicle } from '../decision/decision.api.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { WithdrawVehicleCommand } from './withdraw-vehicle.command.js';
import { WithdrawVehicleRequest } from './withdraw-vehicle.request.js';

/** POST /v1/convoys/:id/vehicles/:vehicleId/withdraw */
@Controller('convoys/:convoyId/vehicles/:vehicleId/withdraw')
@UseInterceptors(DecisionAnswer)
export class WithdrawVehicleController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May('convoys.decide')
  @ApiDecisionOnVehicle({
    summary: 'Take a vehicle out of a convoy',
    body: WithdrawVehicleRequest,
    refusals: ['unknown-place'],
  })
  @HttpCode(200)
  withdraw(
    @Param('convoyId') convoyId: string,
    @Param('vehicleId') vehicleId: string,
    @Body(BodyPipe(WithdrawVehicleRequest)) request: WithdrawVehicleRequest,
    @Terms() terms: DecisionTerms,
  ): Promise<DecisionTaken> {
    return this.commands.execute(new WithdrawVehicleCommand(convoyId, vehicleId, request, terms));
  }
}
