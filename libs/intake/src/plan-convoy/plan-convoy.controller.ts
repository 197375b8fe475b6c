import { BodyPipe, May } from '#kafila/platform';
import { Body, Controller, Post, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DecisionAnswer } from '../decision/decision-answer.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { ApiDecisionOnConvoys } from '../decision/decision.api.js';
import { REFUSED_PLAN, REFUSED_VEHICLE } from '../decision/decision.refusals.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { type Sealed, SealPersons } from '../persons/seal-persons.js';
import { PlanConvoyCommand } from './plan-convoy.command.js';
import { PlanConvoyRequest } from './plan-convoy.request.js';

/** POST /v1/convoys */
@Controller('convoys')
@UseInterceptors(DecisionAnswer)
export class PlanConvoyController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @May('convoys.decide')
  @ApiDecisionOnConvoys({
    summary: 'Plan a convoy',
    body: PlanConvoyRequest,
    refusals: [...REFUSED_PLAN, ...REFUSED_VEHICLE, 'convoy-exists', 'unknown-outward-convoy'],
  })
  plan(
    @Body(BodyPipe(PlanConvoyRequest), SealPersons) request: Sealed<PlanConvoyRequest>,
    @Terms() terms: DecisionTerms,
  ): Promise<DecisionTaken> {
    return this.commands.execute(new PlanConvoyCommand(request, terms));
  }
}
