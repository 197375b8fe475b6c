import { normaliseCarnetNumber, present } from '#kafila/domain';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { unknownCarnet } from '../decision/decision.problems.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { CarnetDesk } from '../desk/carnet-desk.js';
import { AssignCarnetCommand } from './assign-carnet.command.js';

@Injectable()
@CommandHandler(AssignCarnetCommand)
export class AssignCarnetHandler implements ICommandHandler<AssignCarnetCommand> {
  constructor(private readonly desk: CarnetDesk) {}

  async execute({ carnetNumber: written, request, terms }: AssignCarnetCommand): Promise<DecisionTaken> {
    const { convoyId, vehicleId, reason, note, synthetic } = request;
    const carnetNumber = normaliseCarnetNumber(written);
    if (carnetNumber === undefined) throw unknownCarnet(written);
    const decision = {
      type: 'assign-carnet' as const,
      convoyId,
      vehicleId,
      ...present({ reason, note, synthetic }),
    };
    return this.desk.assign(decision, { subject: { carnetNumber }, request, terms });
  }
}
