import { type Caller, type Problem } from '#kafila/platform';
import { Command } from '@nestjs/cqrs';
import { type Receipt } from './report-outcome.js';

/** Takes one report. */
export class TakeReportCommand extends Command<Receipt> {
  constructor(
    readonly report: unknown,
    readonly caller: Caller,
    /** What is wrong with how it was written. */
    readonly fault?: Problem,
  ) {
    super();
  }
}
