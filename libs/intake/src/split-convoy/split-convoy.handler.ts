import { present } from '#kafila/domain';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { ConvoyDesk } from '../desk/convoy-desk.js';
import { utcOf } from '../fields/instant.js';
import { SplitConvoyCommand } from './split-convoy.command.js';

@Injectable()
@CommandHandler(SplitConvoyCommand)
export class SplitConvoyHandler implements ICommandHandler<SplitConvoyCommand> {
  constructor(private readonly desk: ConvoyDesk) {}

  async execute({ convoyId, request, terms }: SplitConvoyCommand): Promise<DecisionTaken> {
    const { parts, reason, place, note, synthetic } = request;
    const decision = {
      type: 'split' as const,
      parts: parts.map(({ plannedArrival, ...part }, index) => ({
        ...part,
        ...present({ plannedArrival: utcOf(plannedArrival, `/parts/${index}/plannedArrival`) }),
      })),
      ...present({ reason, place, note, synthetic }),
    };
    return this.desk.takeAcrossConvoys(decision, { subject: { convoyId }, request, terms });
  }
}
