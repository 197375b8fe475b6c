import { BodyPipe, May } from '#kafila/platform';
import { Body, Controller, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DecisionAnswer } from '../decision/decision-answer.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { ApiDecisionOnConvoy } from '../decision/decision.api.js';
import { REFUSED_WAY } from '../decision/decision.refusals.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { SplitConvoyCommand } from './split-convoy.command.js';
import { SplitConvoyRequest } from './split-convoy.request.js';

/** POST /v1/convoys/:id/split */
@Controller('convoys/:convoyId/split')
@UseInterceptors(DecisionAnswer)
export class SplitConvoyController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May('convoys.decide')
  @ApiDecisionOnConvoy({
    summary: 'Split a convoy',
    body: SplitConvoyRequest,
    refusals: [
      ...REFUSED_WAY,
      'vehicle-not-in-convoy',
      'no-parts',
      'nobody-to-split',
      'vehicle-in-two-parts',
      'convoy-exists',
      'route-does-not-lead-on',
      'arrival-before-departure',
    ],
  })
  @HttpCode(200)
  split(
    @Param('convoyId') convoyId: string,
    @Body(BodyPipe(SplitConvoyRequest)) request: SplitConvoyRequest,
    @Terms() terms: DecisionTerms,
  ): Promise<DecisionTaken> {
    return this.commands.execute(new SplitConvoyCommand(convoyId, request, terms));
  }
}
