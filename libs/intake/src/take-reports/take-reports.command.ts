import { type Caller, type Problem } from '#kafila/platform';
import { Command } from '@nestjs/cqrs';
import { type Outcome } from './report-outcome.js';

/** One of many reports: what was sent, or why it could not even be read. */
export type Sent = { readonly body: unknown } | { readonly problem: Problem };

/** Takes many reports, each for itself. */
export class TakeReportsCommand extends Command<readonly Outcome[]> {
  constructor(
    readonly reports: readonly Sent[],
    readonly caller: Caller,
  ) {
    super();
  }
}
