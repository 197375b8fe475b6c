import { BodyPipe, May } from '#kafila/platform';
import { Body, Controller, DefaultValuePipe, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DecisionAnswer } from '../decision/decision-answer.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { ApiDecisionOnConvoy } from '../decision/decision.api.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { ReleaseConvoyCommand } from './release-convoy.command.js';
import { ReleaseConvoyRequest } from './release-convoy.request.js';

/** POST /v1/convoys/:id/release */
@Controller('convoys/:convoyId/release')
@UseInterceptors(DecisionAnswer)
export class ReleaseConvoyController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May('convoys.decide')
  @ApiDecisionOnConvoy({
    summary: 'Let a waiting convoy go on',
    body: ReleaseConvoyRequest,
    bodyOptional: true,
    refusals: ['not-held'],
  })
  @HttpCode(200)
  release(
    @Param('convoyId') convoyId: string,
    @Body(new DefaultValuePipe({}), BodyPipe(ReleaseConvoyRequest)) request: ReleaseConvoyRequest,
    @Terms() terms: DecisionTerms,
  ): Promise<DecisionTaken> {
    return this.commands.execute(new ReleaseConvoyCommand(convoyId, request, terms));
  }
}
