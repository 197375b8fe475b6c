import { present } from '#kafila/domain';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { ConvoyDesk } from '../desk/convoy-desk.js';
import { WithdrawVehicleCommand } from './withdraw-vehicle.command.js';

@Injectable()
@CommandHandler(WithdrawVehicleCommand)
export class WithdrawVehicleHandler implements ICommandHandler<WithdrawVehicleCommand> {
  constructor(private readonly desk: ConvoyDesk) {}

  async execute({ convoyId, vehicleId, request, terms }: WithdrawVehicleCommand): Promise<DecisionTaken> {
    const { reason, place, note, synthetic } = request;
    const decision = { type: 'withdraw' as const, vehicleId, reason, ...present({ place, note, synthetic }) };
    return this.desk.take(decision, { subject: { convoyId }, request, terms });
  }
}
