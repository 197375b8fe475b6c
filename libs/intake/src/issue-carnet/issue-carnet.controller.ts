import { normaliseCarnetNumber, present } from '#kafila/domain';
import { BodyPipe, type Caller, CallerIdentity } from '#kafila/platform';
import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { CarnetDesk } from '../desk/carnet-desk.js';
import { ApiDecisionOnCarnets } from '../decision/decision.api.js';
import { answerWith, decisionOf } from '../decision/decision-of.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { noCarnetNumber } from '../decision/decision.problems.js';
import { IssueCarnetRequest } from './issue-carnet.request.js';

/** POST /v1/carnets */
@Controller('carnets')
export class IssueCarnetController {
  constructor(@Inject(CarnetDesk) private readonly desk: CarnetDesk) {}

  @Post()
  @ApiDecisionOnCarnets(201, 'Take note of a carnet that was issued', IssueCarnetRequest, [
    'carnet-already-issued',
    'decision-out-of-order',
  ])
  async issue(
    @Body(BodyPipe(IssueCarnetRequest)) body: IssueCarnetRequest,
    @Terms() terms: DecisionTerms,
    @CallerIdentity() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { occurredAt, note, synthetic, ...carnet } = body;
    const carnetNumber = normaliseCarnetNumber(carnet.carnetNumber);
    if (carnetNumber === undefined) throw noCarnetNumber(carnet.carnetNumber);
    const command = {
      type: 'issue-carnet' as const,
      ...carnet,
      carnetNumber,
      ...present({ note, synthetic }),
    };
    const decision = decisionOf({ carnetNumber }, command, { body, terms, caller });
    return answerWith(reply, 201, await this.desk.take(decision));
  }
}
