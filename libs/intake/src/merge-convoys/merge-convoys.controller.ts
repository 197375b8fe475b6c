import { present } from '#kafila/domain';
import { BodyPipe, type Caller, CallerIdentity } from '#kafila/platform';
import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { ConvoyDesk } from '../desk/convoy-desk.js';
import { ApiDecisionOnConvoy } from '../decision/decision.api.js';
import { answerWith, decisionOf } from '../decision/decision-of.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { MergeConvoysRequest } from './merge-convoys.request.js';

/** POST /v1/convoys/:id/merge */
@Controller('convoys/:convoyId/merge')
export class MergeConvoysController {
  constructor(@Inject(ConvoyDesk) private readonly desk: ConvoyDesk) {}

  @Post()
  @ApiDecisionOnConvoy(200, 'Merge a convoy into another', MergeConvoysRequest, [
    'unknown-target-convoy',
    'target-convoy-ended',
    'routes-do-not-meet',
    'vehicle-already-joined',
    'no-vehicles',
  ])
  @HttpCode(200)
  async merge(
    @Param('convoyId') convoyId: string,
    @Body(BodyPipe(MergeConvoysRequest)) body: MergeConvoysRequest,
    @Terms() terms: DecisionTerms,
    @CallerIdentity() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { into, reason, place, note, synthetic } = body;
    const command = { type: 'merge' as const, into, ...present({ reason, place, note, synthetic }) };
    const decision = decisionOf({ convoyId }, command, { body, terms, caller });
    return answerWith(reply, 200, await this.desk.take(decision));
  }
}
