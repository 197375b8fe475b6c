import { BodyPipe, May } from '#kafila/platform';
import { Body, Controller, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DecisionAnswer } from '../decision/decision-answer.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { ApiDecisionOnConvoy } from '../decision/decision.api.js';
import { REFUSED_PLAN } from '../decision/decision.refusals.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { DivertConvoyCommand } from './divert-convoy.command.js';
import { DivertConvoyRequest } from './divert-convoy.request.js';

/** POST /v1/convoys/:id/divert */
@Controller('convoys/:convoyId/divert')
@UseInterceptors(DecisionAnswer)
export class DivertConvoyController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May('convoys.decide')
  @ApiDecisionOnConvoy({
    summary: 'Send a convoy another way',
    body: DivertConvoyRequest,
    refusals: [...REFUSED_PLAN, 'route-does-not-lead-on', 'same-route'],
  })
  @HttpCode(200)
  divert(
    @Param('convoyId') convoyId: string,
    @Body(BodyPipe(DivertConvoyRequest)) request: DivertConvoyRequest,
    @Terms() terms: DecisionTerms,
  ): Promise<DecisionTaken> {
    return this.commands.execute(new DivertConvoyCommand(convoyId, request, terms));
  }
}
