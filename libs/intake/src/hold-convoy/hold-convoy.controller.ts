import { BodyPipe, May } from '#kafila/platform';
import { Body, Controller, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DecisionAnswer } from '../decision/decision-answer.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { ApiDecisionOnConvoy } from '../decision/decision.api.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { HoldConvoyCommand } from './hold-convoy.command.js';
import { HoldConvoyRequest } from './hold-convoy.request.js';

/** POST /v1/convoys/:id/hold */
@Controller('convoys/:convoyId/hold')
@UseInterceptors(DecisionAnswer)
export class HoldConvoyController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May('convoys.decide')
  @ApiDecisionOnConvoy({
    summary: 'Let a convoy wait',
    body: HoldConvoyRequest,
    refusals: ['unknown-place', 'convoy-held'],
  })
  @HttpCode(200)
  hold(
    @Param('convoyId') convoyId: string,
    @Body(BodyPipe(HoldConvoyRequest)) request: HoldConvoyRequest,
    @Terms() terms: DecisionTerms,
  ): Promise<DecisionTaken> {
    return this.commands.execute(new HoldConvoyCommand(convoyId, request, terms));
  }
}
