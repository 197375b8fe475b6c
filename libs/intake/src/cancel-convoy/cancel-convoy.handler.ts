import { present } from '#kafila/domain';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { ConvoyDesk } from '../desk/convoy-desk.js';
import { CancelConvoyCommand } from './cancel-convoy.command.js';

@Injectable()
@CommandHandler(CancelConvoyCommand)
export class CancelConvoyHandler implements ICommandHandler<CancelConvoyCommand> {
  constructor(private readonly desk: ConvoyDesk) {}

  async execute({ convoyId, request, terms }: CancelConvoyCommand): Promise<DecisionTaken> {
    const { reason, note, synthetic } = request;
    const decision = { type: 'cancel' as const, reason, ...present({ note, synthetic }) };
    return this.desk.take(decision, { subject: { convoyId }, request, terms });
  }
}
