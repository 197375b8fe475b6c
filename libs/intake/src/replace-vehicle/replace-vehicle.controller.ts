import { present } from '#kafila/domain';
import { BodyPipe, type Caller, CallerIdentity } from '#kafila/platform';
import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { ConvoyDesk } from '../desk/convoy-desk.js';
import { ApiDecisionOnVehicle } from '../decision/decision.api.js';
import { answerWith, decisionOf } from '../decision/decision-of.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { type Sealed, SealPersons } from '../persons/seal-persons.js';
import { ReplaceVehicleRequest } from './replace-vehicle.request.js';

/** POST /v1/convoys/:id/vehicles/:vehicleId/replace */
@Controller('convoys/:convoyId/vehicles/:vehicleId/replace')
export class ReplaceVehicleController {
  constructor(@Inject(ConvoyDesk) private readonly desk: ConvoyDesk) {}

  @Post()
  @ApiDecisionOnVehicle(200, 'Let another tractor take over a load', ReplaceVehicleRequest, [
    'vehicle-already-joined',
    'vehicle-in-another-convoy',
    'cargo-would-move',
    'carnet-used-before',
  ])
  @HttpCode(200)
  async replace(
    @Param('convoyId') convoyId: string,
    @Param('vehicleId') vehicleId: string,
    @Body(BodyPipe(ReplaceVehicleRequest), SealPersons) body: Sealed<ReplaceVehicleRequest>,
    @Terms() terms: DecisionTerms,
    @CallerIdentity() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { by, reason, place, note, synthetic } = body;
    const command = {
      type: 'replace' as const,
      vehicleId,
      by,
      ...present({ reason, place, note, synthetic }),
    };
    const decision = decisionOf({ convoyId }, command, { body, terms, caller });
    return answerWith(reply, 200, await this.desk.take(decision));
  }
}
