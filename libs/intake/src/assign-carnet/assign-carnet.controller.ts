import { normaliseCarnetNumber, present } from '#kafila/domain';
import { BodyPipe, type Caller, CallerIdentity } from '#kafila/platform';
import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { CarnetDesk } from '../desk/carnet-desk.js';
import { ApiDecisionOnCarnet } from '../decision/decision.api.js';
import { answerWith, decisionOf } from '../decision/decision-of.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { unknownCarnet } from '../decision/decision.problems.js';
import { AssignCarnetRequest } from './assign-carnet.request.js';

/** POST /v1/carnets/:number/assign */
@Controller('carnets/:carnetNumber/assign')
export class AssignCarnetController {
  constructor(@Inject(CarnetDesk) private readonly desk: CarnetDesk) {}

  @Post()
  @ApiDecisionOnCarnet(200, 'Assign a carnet to a vehicle', AssignCarnetRequest, [
    'carnet-already-assigned',
    'carnet-already-returned',
    'decision-out-of-order',
  ])
  @HttpCode(200)
  async assign(
    @Param('carnetNumber') named: string,
    @Body(BodyPipe(AssignCarnetRequest)) body: AssignCarnetRequest,
    @Terms() terms: DecisionTerms,
    @CallerIdentity() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { convoyId, vehicleId, reason, note, synthetic } = body;
    const carnetNumber = normaliseCarnetNumber(named);
    if (carnetNumber === undefined) throw unknownCarnet(named);
    const command = {
      type: 'assign-carnet' as const,
      convoyId,
      vehicleId,
      ...present({ reason, note, synthetic }),
    };
    const decision = decisionOf({ carnetNumber }, command, { body, terms, caller });
    return answerWith(reply, 200, await this.desk.take(decision));
  }
}
