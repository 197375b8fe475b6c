import { present } from '#kafila/domain';
import { BodyPipe, type Caller, CallerIdentity } from '#kafila/platform';
import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { ConvoyDesk } from '../desk/convoy-desk.js';
import { ApiDecisionOnConvoy } from '../decision/decision.api.js';
import { answerWith, decisionOf } from '../decision/decision-of.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { utcOf } from '../fields/decision.request.js';
import { SplitConvoyRequest } from './split-convoy.request.js';

/** POST /v1/convoys/:id/split */
@Controller('convoys/:convoyId/split')
export class SplitConvoyController {
  constructor(@Inject(ConvoyDesk) private readonly desk: ConvoyDesk) {}

  @Post()
  @ApiDecisionOnConvoy(200, 'Split a convoy', SplitConvoyRequest, ['convoy-exists', 'route-does-not-lead-on'])
  @HttpCode(200)
  async split(
    @Param('convoyId') convoyId: string,
    @Body(BodyPipe(SplitConvoyRequest)) body: SplitConvoyRequest,
    @Terms() terms: DecisionTerms,
    @CallerIdentity() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { parts, reason, place, note, synthetic } = body;
    const command = {
      type: 'split' as const,
      parts: parts.map(({ plannedArrival, ...part }, index) => ({
        ...part,
        ...present({ plannedArrival: utcOf(plannedArrival, `/parts/${index}/plannedArrival`) }),
      })),
      ...present({ reason, place, note, synthetic }),
    };
    const decision = decisionOf({ convoyId }, command, { body, terms, caller });
    return answerWith(reply, 200, await this.desk.take(decision));
  }
}
