import { present } from '#kafila/domain';
import { BodyPipe, type Caller, CallerIdentity } from '#kafila/platform';
import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { ConvoyDesk } from '../desk/convoy-desk.js';
import { ApiDecisionOnConvoy } from '../decision/decision.api.js';
import { answerWith, decisionOf } from '../decision/decision-of.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { utcOf } from '../fields/decision.request.js';
import { DivertConvoyRequest } from './divert-convoy.request.js';

/** POST /v1/convoys/:id/divert */
@Controller('convoys/:convoyId/divert')
export class DivertConvoyController {
  constructor(@Inject(ConvoyDesk) private readonly desk: ConvoyDesk) {}

  @Post()
  @ApiDecisionOnConvoy(200, 'Send a convoy another way', DivertConvoyRequest, [
    'route-does-not-lead-on',
    'same-route',
  ])
  @HttpCode(200)
  async divert(
    @Param('convoyId') convoyId: string,
    @Body(BodyPipe(DivertConvoyRequest)) body: DivertConvoyRequest,
    @Terms() terms: DecisionTerms,
    @CallerIdentity() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { corridorId, route, reason, legRegimes, note, synthetic } = body;
    const command = {
      type: 'divert' as const,
      reason,
      ...present({
        corridorId,
        route,
        legRegimes,
        plannedArrival: utcOf(body.plannedArrival, '/plannedArrival'),
        note,
        synthetic,
      }),
    };
    const decision = decisionOf({ convoyId }, command, { body, terms, caller });
    return answerWith(reply, 200, await this.desk.take(decision));
  }
}
