import { BodyPipe, May } from '#kafila/platform';
import { Body, Controller, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DecisionAnswer } from '../decision/decision-answer.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { ApiDecisionOnConvoy } from '../decision/decision.api.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { MergeConvoysCommand } from './merge-convoys.command.js';
import { MergeConvoysRequest } from './merge-convoys.request.js';

/** POST /v1/convoys/:id/merge */
@Controller('convoys/:convoyId/merge')
@UseInterceptors(DecisionAnswer)
export class MergeConvoysController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May('convoys.decide')
  @ApiDecisionOnConvoy({
    summary: 'Merge a convoy into another',
    body: MergeConvoysRequest,
    refusals: [
      'unknown-place',
      'merge-into-itself',
      'unknown-target-convoy',
      'target-convoy-ended',
      'routes-do-not-meet',
      'vehicle-already-joined',
      'too-many-vehicles',
      'no-vehicles',
    ],
  })
  @HttpCode(200)
  merge(
    @Param('convoyId') convoyId: string,
    @Body(BodyPipe(MergeConvoysRequest)) request: MergeConvoysRequest,
    @Terms() terms: DecisionTerms,
  ): Promise<DecisionTaken> {
    return this.commands.execute(new MergeConvoysCommand(convoyId, request, terms));
  }
}
