import { present } from '#kafila/domain';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { ConvoyDesk } from '../desk/convoy-desk.js';
import { CompleteConvoyCommand } from './complete-convoy.command.js';

@Injectable()
@CommandHandler(CompleteConvoyCommand)
export class CompleteConvoyHandler implements ICommandHandler<CompleteConvoyCommand> {
  constructor(private readonly desk: ConvoyDesk) {}

  async execute({ convoyId, request, terms }: CompleteConvoyCommand): Promise<DecisionTaken> {
    const { outstandingReason, note, synthetic } = request;
    const decision = { type: 'complete' as const, ...present({ outstandingReason, note, synthetic }) };
    return this.desk.take(decision, { subject: { convoyId }, request, terms });
  }
}
