import { type Caller } from '#kafila/platform';
import { Command } from '@nestjs/cqrs';
import { Batch } from './batch.js';
import { type OutcomeSpool } from './outcome-spool.js';
import { readJsonLine, type ReadLine } from './read-line.js';

/** Takes a stream of lines of any length, one report a line, each for itself. */
export class TakeReportStreamCommand extends Command<OutcomeSpool> {
  constructor(
    readonly lines: AsyncIterable<Uint8Array>,
    readonly caller: Caller,
    readonly batch = new Batch(),
    /** Whether outcomes are told in short. */
    readonly inShort = false,
    readonly read: ReadLine = readJsonLine,
  ) {
    super();
  }
}
