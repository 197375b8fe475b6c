import { present } from '#kafila/domain';
import { BodyPipe, type Caller, CallerIdentity } from '#kafila/platform';
import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { ConvoyDesk } from '../desk/convoy-desk.js';
import { ApiDecisionOnConvoy } from '../decision/decision.api.js';
import { answerWith, decisionOf } from '../decision/decision-of.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { HoldConvoyRequest } from './hold-convoy.request.js';

/** POST /v1/convoys/:id/hold */
@Controller('convoys/:convoyId/hold')
export class HoldConvoyController {
  constructor(@Inject(ConvoyDesk) private readonly desk: ConvoyDesk) {}

  @Post()
  @ApiDecisionOnConvoy(200, 'Let a convoy wait', HoldConvoyRequest, ['convoy-held'])
  @HttpCode(200)
  async hold(
    @Param('convoyId') convoyId: string,
    @Body(BodyPipe(HoldConvoyRequest)) body: HoldConvoyRequest,
    @Terms() terms: DecisionTerms,
    @CallerIdentity() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { reason, place, note, synthetic } = body;
    const command = { type: 'hold' as const, reason, ...present({ place, note, synthetic }) };
    const decision = decisionOf({ convoyId }, command, { body, terms, caller });
    return answerWith(reply, 200, await this.desk.take(decision));
  }
}
