import { present } from '#kafila/domain';
import { BodyPipe, type Caller, CallerIdentity } from '#kafila/platform';
import { Body, Controller, DefaultValuePipe, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { ConvoyDesk } from '../desk/convoy-desk.js';
import { ApiDecisionOnConvoy } from '../decision/decision.api.js';
import { answerWith, decisionOf } from '../decision/decision-of.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { ReleaseConvoyRequest } from './release-convoy.request.js';

/** POST /v1/convoys/:id/release */
@Controller('convoys/:convoyId/release')
export class ReleaseConvoyController {
  constructor(@Inject(ConvoyDesk) private readonly desk: ConvoyDesk) {}

  @Post()
  @ApiDecisionOnConvoy(200, 'Let a waiting convoy go on', ReleaseConvoyRequest, ['not-held'])
  @HttpCode(200)
  async release(
    @Param('convoyId') convoyId: string,
    @Body(new DefaultValuePipe({}), BodyPipe(ReleaseConvoyRequest)) body: ReleaseConvoyRequest,
    @Terms() terms: DecisionTerms,
    @CallerIdentity() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { note, synthetic } = body;
    const command = { type: 'release' as const, ...present({ note, synthetic }) };
    const decision = decisionOf({ convoyId }, command, { body, terms, caller });
    return answerWith(reply, 200, await this.desk.take(decision));
  }
}
