import { present } from '#kafila/domain';
import { BodyPipe, type Caller, CallerIdentity } from '#kafila/platform';
import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { v5 as uuidv5, v7 as uuidv7 } from 'uuid';
import { instantOf, utcOf } from '../fields/decision.request.js';
import { ConvoyDesk } from '../desk/convoy-desk.js';
import { ApiDecisionOnConvoys } from '../decision/decision.api.js';
import { answerWith, decisionOf } from '../decision/decision-of.js';
import { type DecisionTerms, Terms } from '../decision/decision-terms.js';
import { type Sealed, SealPersons } from '../persons/seal-persons.js';
import { PlanConvoyRequest } from './plan-convoy.request.js';

/** The name space (RFC 9562) of convoys that are planned under an idempotency key and without an id of their own. */
const PLANNED_BY_KEY = '5f0c8a1e-7f4b-5c0e-9d3a-6b1d0a4e2f77';

/** POST /v1/convoys */
@Controller('convoys')
export class PlanConvoyController {
  constructor(@Inject(ConvoyDesk) private readonly desk: ConvoyDesk) {}

  @Post()
  @ApiDecisionOnConvoys(201, 'Plan a convoy', PlanConvoyRequest, [
    'convoy-exists',
    'vehicle-already-joined',
    'vehicle-in-another-convoy',
    'unknown-outward-convoy',
    'carnet-used-before',
  ])
  async plan(
    @Body(BodyPipe(PlanConvoyRequest), SealPersons) body: Sealed<PlanConvoyRequest>,
    @Terms() terms: DecisionTerms,
    @CallerIdentity() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { corridorId, route, regime, legRegimes, returnOf, vehicles = [], note, synthetic } = body;
    const command = {
      type: 'plan' as const,
      regime,
      vehicles,
      plannedDeparture: instantOf(body.plannedDeparture, '/plannedDeparture').instant,
      ...present({
        corridorId,
        route,
        legRegimes,
        plannedArrival: utcOf(body.plannedArrival, '/plannedArrival'),
        returnOf,
        note,
        synthetic,
      }),
    };
    const convoyId = body.convoyId ?? newConvoyId(caller, terms);
    const decision = decisionOf({ convoyId }, command, { body, terms, caller });
    return answerWith(reply, 201, await this.desk.take(decision));
  }
}

/** Under an idempotency key the id follows from the key: sent again, the plan finds the convoy it made. */
function newConvoyId(caller: Caller, { idempotencyKey }: DecisionTerms): string {
  return idempotencyKey === undefined ? uuidv7() : uuidv5(`${caller.id} ${idempotencyKey}`, PLANNED_BY_KEY);
}
