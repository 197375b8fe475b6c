import { type Caller } from '#kafila/platform';
import { Command } from '@nestjs/cqrs';
import { type Receipt } from './report-outcome.js';

/** Takes one report. */
export class TakeReportCommand extends Command<Receipt> {
  constructor(
    readonly report: unknown,
    readonly caller: Caller,
  ) {
    super();
  }
}
