import { present } from '#kafila/domain';
import { BodyPipe, type Caller, CallerIdentity } from '#kafila/platform';
import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { ConvoyDesk } from '../desk/convoy-desk.js';
import { ApiDecisionOnConvoy } from '../decision/decision.api.js';
import { answerWith, decisionOf } from '../decision/decision-of.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { CancelConvoyRequest } from './cancel-convoy.request.js';

/** POST /v1/convoys/:id/cancel */
@Controller('convoys/:convoyId/cancel')
export class CancelConvoyController {
  constructor(@Inject(ConvoyDesk) private readonly desk: ConvoyDesk) {}

  @Post()
  @ApiDecisionOnConvoy(200, 'Cancel a convoy', CancelConvoyRequest, ['already-underway'])
  @HttpCode(200)
  async cancel(
    @Param('convoyId') convoyId: string,
    @Body(BodyPipe(CancelConvoyRequest)) body: CancelConvoyRequest,
    @Terms() terms: DecisionTerms,
    @CallerIdentity() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { reason, note, synthetic } = body;
    const command = { type: 'cancel' as const, reason, ...present({ note, synthetic }) };
    const decision = decisionOf({ convoyId }, command, { body, terms, caller });
    return answerWith(reply, 200, await this.desk.take(decision));
  }
}
