import { BodyPipe, May } from '#kafila/platform';
import { Body, Controller, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DecisionAnswer } from '../decision/decision-answer.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { ApiDecisionOnConvoy } from '../decision/decision.api.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { CancelConvoyCommand } from './cancel-convoy.command.js';
import { CancelConvoyRequest } from './cancel-convoy.request.js';

/** POST /v1/convoys/:id/cancel */
@Controller('convoys/:convoyId/cancel')
@UseInterceptors(DecisionAnswer)
export class CancelConvoyController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May('convoys.decide')
  @ApiDecisionOnConvoy({
    summary: 'Cancel a convoy',
    body: CancelConvoyRequest,
    refusals: ['already-underway'],
  })
  @HttpCode(200)
  cancel(
    @Param('convoyId') convoyId: string,
    @Body(BodyPipe(CancelConvoyRequest)) request: CancelConvoyRequest,
    @Terms() terms: DecisionTerms,
  ): Promise<DecisionTaken> {
    return this.commands.execute(new CancelConvoyCommand(convoyId, request, terms));
  }
}
