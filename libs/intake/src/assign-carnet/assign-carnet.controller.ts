import { BodyPipe, May } from '#kafila/platform';
import { Body, Controller, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DecisionAnswer } from '../decision/decision-answer.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { ApiDecisionOnCarnet } from '../decision/decision.api.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { AssignCarnetCommand } from './assign-carnet.command.js';
import { AssignCarnetRequest } from './assign-carnet.request.js';

/** POST /v1/carnets/:number/assign */
@Controller('carnets/:carnetNumber/assign')
@UseInterceptors(DecisionAnswer)
export class AssignCarnetController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May('carnets.decide')
  @ApiDecisionOnCarnet({
    summary: 'Assign a carnet to a vehicle',
    body: AssignCarnetRequest,
    refusals: [
      'unknown-convoy',
      'vehicle-not-in-convoy',
      'decision-out-of-order',
      'carnet-already-assigned',
      'carnet-already-returned',
    ],
  })
  @HttpCode(200)
  assign(
    @Param('carnetNumber') carnetNumber: string,
    @Body(BodyPipe(AssignCarnetRequest)) request: AssignCarnetRequest,
    @Terms() terms: DecisionTerms,
  ): Promise<DecisionTaken> {
    return this.commands.execute(new AssignCarnetCommand(carnetNumber, request, terms));
  }
}
