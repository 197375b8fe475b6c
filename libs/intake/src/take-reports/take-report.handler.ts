import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StreamWriters } from '../streams/stream-writers.js';
import { ReadUnitAccounts } from '../unit-accounts/read-unit-accounts.js';
import { CountOutcomes } from './count-outcomes.js';
import { type Receipt, receiptOf } from './report-outcome.js';
import { ReportJudge } from './judging/report-judge.js';
import { TakeReportCommand } from './take-report.command.js';

/** When the promise resolves, the fact is durable, and this is its receipt for ever. */
@Injectable()
@CommandHandler(TakeReportCommand)
export class TakeReportHandler implements ICommandHandler<TakeReportCommand> {
  constructor(
    private readonly writers: StreamWriters,
    private readonly outcomes: CountOutcomes,
    private readonly judge: ReportJudge,
    private readonly units: ReadUnitAccounts,
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
    const judged = await this.judge.judge({ body, fault }, caller);
    const [recording] = await this.writers.of(judged.stream).record([judged.fact]);
    const receipt = receiptOf(judged, recording);
    this.units.accounts.noteReceipt(judged.report.unit);
    return receipt;
  }
}
