import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReportScope } from '../scope/report-scope.js';
import { StreamWriters } from '../streams/stream-writers.js';
import { CountOutcomes } from './count-outcomes.js';
import { type Receipt, receiptOf } from './report-outcome.js';
import { TakeReportCommand } from './take-report.command.js';
import { judgeReport } from './judge-report.js';
import { withinScope } from './within-scope.js';

/** When the promise resolves, the fact is durable, and this is its receipt for ever. */
@Injectable()
@CommandHandler(TakeReportCommand)
export class TakeReportHandler implements ICommandHandler<TakeReportCommand> {
  constructor(
    private readonly writers: StreamWriters,
    private readonly outcomes: CountOutcomes,
    private readonly scope: ReportScope,
  ) {}

  /**
   * @throws Problem where it cannot be understood, its convoy is not known, or its id stands for other content; nothing
   * was recorded then
   */
  async execute(command: TakeReportCommand): Promise<Receipt> {
    try {
      const receipt = await this.#take(command);
      this.outcomes.count(receipt.outcome);
      return receipt;
    } catch (error) {
      this.outcomes.count('refused');
      throw error;
    }
  }

  async #take({ report: body, caller, fault }: TakeReportCommand): Promise<Receipt> {
    const judged = await withinScope(judgeReport({ body, fault }, caller), caller, this.scope);
    const [recording] = await this.writers.of(judged.stream).record([judged.fact]);
    return receiptOf(judged, recording);
  }
}
