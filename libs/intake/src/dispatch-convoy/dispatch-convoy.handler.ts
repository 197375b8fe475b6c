import { present } from '#kafila/domain';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { ConvoyDesk } from '../desk/convoy-desk.js';
import { DispatchConvoyCommand } from './dispatch-convoy.command.js';

@Injectable()
@CommandHandler(DispatchConvoyCommand)
export class DispatchConvoyHandler implements ICommandHandler<DispatchConvoyCommand> {
  constructor(private readonly desk: ConvoyDesk) {}

  async execute({ convoyId, request, terms }: DispatchConvoyCommand): Promise<DecisionTaken> {
    const { note, synthetic } = request;
    const decision = { type: 'dispatch' as const, ...present({ note, synthetic }) };
    return this.desk.take(decision, { subject: { convoyId }, request, terms });
  }
}
