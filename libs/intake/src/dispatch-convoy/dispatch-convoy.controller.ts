import { present } from '#kafila/domain';
import { BodyPipe, type Caller, CallerIdentity } from '#kafila/platform';
import { Body, Controller, DefaultValuePipe, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { ConvoyDesk } from '../desk/convoy-desk.js';
import { ApiDecisionOnConvoy } from '../decision/decision.api.js';
import { answerWith, decisionOf } from '../decision/decision-of.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { DispatchConvoyRequest } from './dispatch-convoy.request.js';

/** POST /v1/convoys/:id/dispatch */
@Controller('convoys/:convoyId/dispatch')
export class DispatchConvoyController {
  constructor(@Inject(ConvoyDesk) private readonly desk: ConvoyDesk) {}

  @Post()
  @ApiDecisionOnConvoy(200, 'Dispatch a convoy', DispatchConvoyRequest, [
    'already-dispatched',
    'convoy-held',
    'no-vehicles',
  ])
  @HttpCode(200)
  async dispatch(
    @Param('convoyId') convoyId: string,
    @Body(new DefaultValuePipe({}), BodyPipe(DispatchConvoyRequest)) body: DispatchConvoyRequest,
    @Terms() terms: DecisionTerms,
    @CallerIdentity() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { note, synthetic } = body;
    const command = { type: 'dispatch' as const, ...present({ note, synthetic }) };
    const decision = decisionOf({ convoyId }, command, { body, terms, caller });
    return answerWith(reply, 200, await this.desk.take(decision));
  }
}
