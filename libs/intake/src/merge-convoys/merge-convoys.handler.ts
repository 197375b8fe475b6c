import { present } from '#kafila/domain';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { ConvoyDesk } from '../desk/convoy-desk.js';
import { MergeConvoysCommand } from './merge-convoys.command.js';

@Injectable()
@CommandHandler(MergeConvoysCommand)
export class MergeConvoysHandler implements ICommandHandler<MergeConvoysCommand> {
  constructor(private readonly desk: ConvoyDesk) {}

  async execute({ convoyId, request, terms }: MergeConvoysCommand): Promise<DecisionTaken> {
    const { into, reason, place, note, synthetic } = request;
    const decision = { type: 'merge' as const, into, ...present({ reason, place, note, synthetic }) };
    return this.desk.takeAcrossConvoys(decision, { subject: { convoyId }, request, terms }, { into });
  }
}
