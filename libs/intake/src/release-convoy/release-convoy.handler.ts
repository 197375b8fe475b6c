import { present } from '#kafila/domain';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { ConvoyDesk } from '../desk/convoy-desk.js';
import { ReleaseConvoyCommand } from './release-convoy.command.js';

@Injectable()
@CommandHandler(ReleaseConvoyCommand)
export class ReleaseConvoyHandler implements ICommandHandler<ReleaseConvoyCommand> {
  constructor(private readonly desk: ConvoyDesk) {}

  async execute({ convoyId, request, terms }: ReleaseConvoyCommand): Promise<DecisionTaken> {
    const { note, synthetic } = request;
    const decision = { type: 'release' as const, ...present({ note, synthetic }) };
    return this.desk.take(decision, { subject: { convoyId }, request, terms });
  }
}
