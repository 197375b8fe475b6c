import { present } from '#kafila/domain';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { ConvoyDesk } from '../desk/convoy-desk.js';
import { ReplaceVehicleCommand } from './replace-vehicle.command.js';

@Injectable()
@CommandHandler(ReplaceVehicleCommand)
export class ReplaceVehicleHandler implements ICommandHandler<ReplaceVehicleCommand> {
  constructor(private readonly desk: ConvoyDesk) {}

  async execute({ convoyId, vehicleId, request, terms }: ReplaceVehicleCommand): Promise<DecisionTaken> {
    const { by, reason, place, note, synthetic } = request;
    const decision = {
      type: 'replace' as const,
      vehicleId,
      by,
      ...present({ reason, place, note, synthetic }),
    };
    return this.desk.takeAmongAll(decision, { subject: { convoyId }, request, terms });
  }
}
