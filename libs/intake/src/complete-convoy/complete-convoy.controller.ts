import { BodyPipe, May } from '#kafila/platform';
import { Body, Controller, DefaultValuePipe, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DecisionAnswer } from '../decision/decision-answer.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { ApiDecisionOnConvoy } from '../decision/decision.api.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { CompleteConvoyCommand } from './complete-convoy.command.js';
import { CompleteConvoyRequest } from './complete-convoy.request.js';

/** POST /v1/convoys/:id/complete */
@Controller('convoys/:convoyId/complete')
@UseInterceptors(DecisionAnswer)
export class CompleteConvoyController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May('convoys.decide')
  @ApiDecisionOnConvoy({
    summary: 'Complete a convoy',
    body: CompleteConvoyRequest,
    bodyOptional: true,
    refusals: ['not-dispatched', 'vehicles-outstanding'],
  })
  @HttpCode(200)
  complete(
    @Param('convoyId') convoyId: string,
    @Body(new DefaultValuePipe({}), BodyPipe(CompleteConvoyRequest)) request: CompleteConvoyRequest,
    @Terms() terms: DecisionTerms,
  ): Promise<DecisionTaken> {
    return this.commands.execute(new CompleteConvoyCommand(convoyId, request, terms));
  }
}
