import { normaliseCarnetNumber, present } from '#kafila/domain';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { noCarnetNumber } from '../decision/decision.problems.js';
import { type DecisionTaken } from '../decision/sent-decision.js';
import { CarnetDesk } from '../desk/carnet-desk.js';
import { IssueCarnetCommand } from './issue-carnet.command.js';

@Injectable()
@CommandHandler(IssueCarnetCommand)
export class IssueCarnetHandler implements ICommandHandler<IssueCarnetCommand> {
  constructor(private readonly desk: CarnetDesk) {}

  async execute({ request, terms }: IssueCarnetCommand): Promise<DecisionTaken> {
    const { occurredAt, note, synthetic, ...carnet } = request;
    const carnetNumber = normaliseCarnetNumber(carnet.carnetNumber);
    if (carnetNumber === undefined) throw noCarnetNumber(carnet.carnetNumber);
    const decision = {
      type: 'issue-carnet' as const,
      ...carnet,
      carnetNumber,
      ...present({ note, synthetic }),
    };
    return this.desk.issue(decision, { subject: { carnetNumber }, request, terms });
  }
}
