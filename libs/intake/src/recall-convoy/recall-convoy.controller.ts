import { BodyPipe, May } from '#kafila/platform';
import { Body, Controller, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DecisionAnswer } from '../decision/decision-answer.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { ApiDecisionOnConvoy } from '../decision/decision.api.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { RecallConvoyCommand } from './recall-convoy.command.js';
import { RecallConvoyRequest } from './recall-convoy.request.js';

/** POST /v1/convoys/:id/recall */
@Controller('convoys/:convoyId/recall')
@UseInterceptors(DecisionAnswer)
export class RecallConvoyController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May('convoys.decide')
  @ApiDecisionOnConvoy({
    summary: 'Call a convoy back',
    body: RecallConvoyRequest,
    refusals: ['not-dispatched', 'already-recalled', 'no-vehicles'],
  })
  @HttpCode(200)
  recall(
    @Param('convoyId') convoyId: string,
    @Body(BodyPipe(RecallConvoyRequest)) request: RecallConvoyRequest,
    @Terms() terms: DecisionTerms,
  ): Promise<DecisionTaken> {
    return this.commands.execute(new RecallConvoyCommand(convoyId, request, terms));
  }
}
