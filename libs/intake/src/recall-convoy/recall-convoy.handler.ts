import { present } from '#kafila/domain';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { ConvoyDesk } from '../desk/convoy-desk.js';
import { RecallConvoyCommand } from './recall-convoy.command.js';

@Injectable()
@CommandHandler(RecallConvoyCommand)
export class RecallConvoyHandler implements ICommandHandler<RecallConvoyCommand> {
  constructor(private readonly desk: ConvoyDesk) {}

  async execute({ convoyId, request, terms }: RecallConvoyCommand): Promise<DecisionTaken> {
    const { reason, note, synthetic } = request;
    const decision = { type: 'recall' as const, reason, ...present({ note, synthetic }) };
    return this.desk.take(decision, { subject: { convoyId }, request, terms });
  }
}
