import { present } from '#kafila/domain';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { ConvoyDesk } from '../desk/convoy-desk.js';
import { HoldConvoyCommand } from './hold-convoy.command.js';

@Injectable()
@CommandHandler(HoldConvoyCommand)
export class HoldConvoyHandler implements ICommandHandler<HoldConvoyCommand> {
  constructor(private readonly desk: ConvoyDesk) {}

  async execute({ convoyId, request, terms }: HoldConvoyCommand): Promise<DecisionTaken> {
    const { reason, place, note, synthetic } = request;
    const decision = { type: 'hold' as const, reason, ...present({ place, note, synthetic }) };
    return this.desk.take(decision, { subject: { convoyId }, request, terms });
  }
}
