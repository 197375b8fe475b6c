import { present } from '#kafila/domain';
import { BodyPipe, type Caller, CallerIdentity } from '#kafila/platform';
import { Body, Controller, DefaultValuePipe, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { ConvoyDesk } from '../desk/convoy-desk.js';
import { ApiDecisionOnConvoy } from '../decision/decision.api.js';
import { answerWith, decisionOf } from '../decision/decision-of.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { CompleteConvoyRequest } from './complete-convoy.request.js';

/** POST /v1/convoys/:id/complete */
@Controller('convoys/:convoyId/complete')
export class CompleteConvoyController {
  constructor(@Inject(ConvoyDesk) private readonly desk: ConvoyDesk) {}

  @Post()
  @ApiDecisionOnConvoy(200, 'Complete a convoy', CompleteConvoyRequest, [
    'not-dispatched',
    'vehicles-outstanding',
  ])
  @HttpCode(200)
  async complete(
    @Param('convoyId') convoyId: string,
    @Body(new DefaultValuePipe({}), BodyPipe(CompleteConvoyRequest)) body: CompleteConvoyRequest,
    @Terms() terms: DecisionTerms,
    @CallerIdentity() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { outstandingReason, note, synthetic } = body;
    const command = { type: 'complete' as const, ...present({ outstandingReason, note, synthetic }) };
    const decision = decisionOf({ convoyId }, command, { body, terms, caller });
    return answerWith(reply, 200, await this.desk.take(decision));
  }
}
