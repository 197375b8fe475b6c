import { BodyPipe, May } from '#kafila/platform';
import { Body, Controller, DefaultValuePipe, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DecisionAnswer } from '../decision/decision-answer.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { ApiDecisionOnConvoy } from '../decision/decision.api.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { DispatchConvoyCommand } from './dispatch-convoy.command.js';
import { DispatchConvoyRequest } from './dispatch-convoy.request.js';

/** POST /v1/convoys/:id/dispatch */
@Controller('convoys/:convoyId/dispatch')
@UseInterceptors(DecisionAnswer)
export class DispatchConvoyController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May('convoys.decide')
  @ApiDecisionOnConvoy({
    summary: 'Dispatch a convoy',
    body: DispatchConvoyRequest,
    bodyOptional: true,
    refusals: ['already-dispatched', 'convoy-held', 'no-vehicles'],
  })
  @HttpCode(200)
  dispatch(
    @Param('convoyId') convoyId: string,
    @Body(new DefaultValuePipe({}), BodyPipe(DispatchConvoyRequest)) request: DispatchConvoyRequest,
    @Terms() terms: DecisionTerms,
  ): Promise<DecisionTaken> {
    return this.commands.execute(new DispatchConvoyCommand(convoyId, request, terms));
  }
}
