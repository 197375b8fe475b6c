import { present } from '#kafila/domain';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { v5 as uuidv5, v7 as uuidv7 } from 'uuid';
import { type DecisionTerms } from '../decision/decision-terms.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { ConvoyDesk } from '../desk/convoy-desk.js';
import { instantOf, utcOf } from '../fields/instant.js';
import { PlanConvoyCommand } from './plan-convoy.command.js';

/** The name space (RFC 9562) of convoys that are planned under an idempotency key and without an id of their own. */
const PLANNED_BY_KEY = '5f0c8a1e-7f4b-5c0e-9d3a-6b1d0a4e2f77';

@Injectable()
@CommandHandler(PlanConvoyCommand)
export class PlanConvoyHandler implements ICommandHandler<PlanConvoyCommand> {
  constructor(private readonly desk: ConvoyDesk) {}

  async execute({ request, terms }: PlanConvoyCommand): Promise<DecisionTaken> {
    const {
      corridorId,
      route,
      regime,
      legRegimes,
      legModes,
      returnOf,
      vehicles = [],
      note,
      synthetic,
    } = request;
    const decision = {
      type: 'plan' as const,
      regime,
      vehicles,
      plannedDeparture: instantOf(request.plannedDeparture, '/plannedDeparture').instant,
      ...present({
        corridorId,
        route,
        legRegimes,
        legModes,
        plannedArrival: utcOf(request.plannedArrival, '/plannedArrival'),
        returnOf,
        note,
        synthetic,
      }),
    };
    const convoyId = request.convoyId ?? newConvoyId(terms);
    return this.desk.takeAmongAll(decision, { subject: { convoyId }, request, terms }, { returnOf });
  }
}

/** Under an idempotency key the id follows from the key: sent again, the plan finds the convoy it made. */
function newConvoyId({ caller, idempotencyKey }: DecisionTerms): string {
  return idempotencyKey === undefined ? uuidv7() : uuidv5(`${caller.id} ${idempotencyKey}`, PLANNED_BY_KEY);
}
