import { BodyPipe, May } from '#kafila/platform';
import { Body, Controller, Post, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DecisionAnswer } from '../decision/decision-answer.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { ApiDecisionOnCarnets } from '../decision/decision.api.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { IssueCarnetCommand } from './issue-carnet.command.js';
import { IssueCarnetRequest } from './issue-carnet.request.js';

/** POST /v1/carnets */
@Controller('carnets')
@UseInterceptors(DecisionAnswer)
export class IssueCarnetController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May('carnets.decide')
  @ApiDecisionOnCarnets({
    summary: 'Take note of a carnet that was issued',
    body: IssueCarnetRequest,
    refusals: [
      'unknown-place',
      'invalid-identifier',
      'invalid-vouchers',
      'validity-ends-before-issue',
      'validity-too-long',
      'too-many-offices',
      'carnet-already-issued',
    ],
  })
  issue(
    @Body(BodyPipe(IssueCarnetRequest)) request: IssueCarnetRequest,
    @Terms() terms: DecisionTerms,
  ): Promise<DecisionTaken> {
    return this.commands.execute(new IssueCarnetCommand(request, terms));
  }
}
