import { present } from '#kafila/domain';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { ConvoyDesk } from '../desk/convoy-desk.js';
import { AddVehicleCommand } from './add-vehicle.command.js';

@Injectable()
@CommandHandler(AddVehicleCommand)
export class AddVehicleHandler implements ICommandHandler<AddVehicleCommand> {
  constructor(private readonly desk: ConvoyDesk) {}

  async execute({ convoyId, request, terms }: AddVehicleCommand): Promise<DecisionTaken> {
    const { occurredAt, note, synthetic, ...vehicle } = request;
    const decision = { type: 'add-vehicle' as const, vehicle, ...present({ note, synthetic }) };
    return this.desk.takeAmongAll(decision, { subject: { convoyId }, request, terms });
  }
}
