import { present } from '#kafila/domain';
import { BodyPipe, type Caller, CallerIdentity } from '#kafila/platform';
import { Body, Controller, Inject, Param, Post, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { ConvoyDesk } from '../desk/convoy-desk.js';
import { ApiDecisionOnConvoy } from '../decision/decision.api.js';
import { answerWith, decisionOf } from '../decision/decision-of.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { type Sealed, SealPersons } from '../persons/seal-persons.js';
import { AddVehicleRequest } from './add-vehicle.request.js';

/** POST /v1/convoys/:id/vehicles */
@Controller('convoys/:convoyId/vehicles')
export class AddVehicleController {
  constructor(@Inject(ConvoyDesk) private readonly desk: ConvoyDesk) {}

  @Post()
  @ApiDecisionOnConvoy(201, 'Add a vehicle', AddVehicleRequest, [
    'vehicle-already-joined',
    'vehicle-in-another-convoy',
    'carnet-used-before',
  ])
  async add(
    @Param('convoyId') convoyId: string,
    @Body(BodyPipe(AddVehicleRequest), SealPersons) body: Sealed<AddVehicleRequest>,
    @Terms() terms: DecisionTerms,
    @CallerIdentity() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { occurredAt, note, synthetic, ...vehicle } = body;
    const command = { type: 'add-vehicle' as const, vehicle, ...present({ note, synthetic }) };
    const decision = decisionOf({ convoyId }, command, { body, terms, caller });
    return answerWith(reply, 201, await this.desk.take(decision));
  }
}
