import { present } from '#kafila/domain';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { ConvoyDesk } from '../desk/convoy-desk.js';
import { utcOf } from '../fields/instant.js';
import { DivertConvoyCommand } from './divert-convoy.command.js';

@Injectable()
@CommandHandler(DivertConvoyCommand)
export class DivertConvoyHandler implements ICommandHandler<DivertConvoyCommand> {
  constructor(private readonly desk: ConvoyDesk) {}

  async execute({ convoyId, request, terms }: DivertConvoyCommand): Promise<DecisionTaken> {
    const { corridorId, route, reason, legRegimes, legModes, note, synthetic } = request;
    const decision = {
      type: 'divert' as const,
      reason,
      ...present({
        corridorId,
        route,
        legRegimes,
        legModes,
        plannedArrival: utcOf(request.plannedArrival, '/plannedArrival'),
        note,
        synthetic,
      }),
    };
    return this.desk.take(decision, { subject: { convoyId }, request, terms });
  }
}
