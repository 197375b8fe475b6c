import { present } from '#kafila/domain';
import { BodyPipe, type Caller, CallerIdentity } from '#kafila/platform';
import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { ConvoyDesk } from '../desk/convoy-desk.js';
import { ApiDecisionOnVehicle } from '../decision/decision.api.js';
import { answerWith, decisionOf } from '../decision/decision-of.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { WithdrawVehicleRequest } from './withdraw-vehicle.request.js';

/** POST /v1/convoys/:id/vehicles/:vehicleId/withdraw */
@Controller('convoys/:convoyId/vehicles/:vehicleId/withdraw')
export class WithdrawVehicleController {
  constructor(@Inject(ConvoyDesk) private readonly desk: ConvoyDesk) {}

  @Post()
  @ApiDecisionOnVehicle(200, 'Take a vehicle out of a convoy', WithdrawVehicleRequest, [])
  @HttpCode(200)
  async withdraw(
    @Param('convoyId') convoyId: string,
    @Param('vehicleId') vehicleId: string,
    @Body(BodyPipe(WithdrawVehicleRequest)) body: WithdrawVehicleRequest,
    @Terms() terms: DecisionTerms,
    @CallerIdentity() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { reason, place, note, synthetic } = body;
    const command = { type: 'withdraw' as const, vehicleId, reason, ...present({ place, note, synthetic }) };
    const decision = decisionOf({ convoyId }, command, { body, terms, caller });
    return answerWith(reply, 200, await this.desk.take(decision));
  }
}
