import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { StreamWriters } from '../streams/stream-writers.js';
import { type Outcome, outcomeOf, refused } from './report-outcome.js';
import { TakeReportsCommand } from './take-reports.command.js';
import { type UnderstoodReport, understandReport } from './understand-report.js';

/** Takes many reports, each for itself: a problem of one does not concern the others. */
@Injectable()
@CommandHandler(TakeReportsCommand)
export class TakeReportsHandler implements ICommandHandler<TakeReportsCommand> {
  constructor(private readonly writers: StreamWriters) {}

  /**
   * Resolves, in the order given, when all that could be recorded are durable. What is no problem of a report throws;
   * sent again, they get their receipts.
   */
  async execute({ reports, caller }: TakeReportsCommand): Promise<readonly Outcome[]> {
    const outcomes = new Array<Outcome>(reports.length);
    const byStream = new Map<string, (UnderstoodReport & { readonly index: number })[]>();
    for (const [index, one] of reports.entries()) {
      if ('problem' in one) {
        outcomes[index] = refused(undefined, one.problem);
        continue;
      }
      try {
        const { report, stream, fact } = understandReport(one.body, caller);
        const others = byStream.get(stream);
        if (others) others.push({ report, stream, fact, index });
        else byStream.set(stream, [{ report, stream, fact, index }]);
      } catch (error) {
        outcomes[index] = refused(one.body, error);
      }
    }
    await Promise.all(
      [...byStream].map(async ([stream, understood]) => {
        const recordings = await this.writers.of(stream).record(understood.map(({ fact }) => fact));
        for (const [i, one] of understood.entries()) outcomes[one.index] = outcomeOf(one, recordings[i]);
      }),
    );
    return outcomes;
  }
}
