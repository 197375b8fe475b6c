import { type Caller, type Problem } from '#kafila/platform';
import { Command } from '@nestjs/cqrs';
import { Batch } from './batch.js';
import { type SentReport } from './judging/judge-report.js';
import { type Outcome } from './report-outcome.js';

/** One of many reports: what was sent, or why it could not even be read. */
export type Sent = SentReport | { readonly problem: Problem };

/** Takes many reports, each for itself. Fewer outcomes than reports: the batch was stopped there. */
export class TakeReportsCommand extends Command<readonly Outcome[]> {
  constructor(
    readonly reports: Iterable<Sent>,
    readonly caller: Caller,
    readonly batch = new Batch(),
  ) {
    super();
  }
}
