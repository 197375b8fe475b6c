import { type Caller, type Line, linesOf, LONGEST_LINE_BYTES, parseJson } from '#kafila/platform';
import { Injectable } from '@nestjs/common';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { OutcomeSpool } from './outcome-spool.js';
import { type Outcome } from './report-outcome.js';
import { atLine, lineTooLong } from './report.problems.js';
import { TakeReportStreamCommand } from './take-report-stream.command.js';
import { type Sent, TakeReportsCommand } from './take-reports.command.js';

/** Reports that are taken together; while one such portion is written, the next one is read. */
const PORTION = 1_000;

/**
 * Reading waits where the store is slower than the sender. Where the stream breaks off, the reports of all whole lines
 * have been taken; sent again, they get their receipts.
 */
@Injectable()
@CommandHandler(TakeReportStreamCommand)
export class TakeReportStreamHandler implements ICommandHandler<TakeReportStreamCommand> {
  constructor(private readonly commands: CommandBus) {}

  /** The outcomes, whole; to be answered or closed. */
  async execute({ lines, caller }: TakeReportStreamCommand): Promise<OutcomeSpool> {
    const spool = new OutcomeSpool();
    try {
      await this.#take(lines, caller, spool);
    } catch (error) {
      await spool.close();
      throw error;
    }
    return spool;
  }

  async #take(body: AsyncIterable<Uint8Array>, caller: Caller, spool: OutcomeSpool): Promise<void> {
    let portion: Sent[] = [];
    let underway: Promise<readonly Outcome[]> = Promise.resolve([]);

    const take = async (): Promise<void> => {
      const taken = this.commands.execute(new TakeReportsCommand(portion, caller));
      // A failure shows when the portion is awaited; until then it must not count as unhandled.
      taken.catch(() => undefined);
      portion = [];
      for (const outcome of await underway) await spool.add(outcome);
      underway = taken;
    };

    for await (const lines of linesOf(body, LONGEST_LINE_BYTES)) {
      for (const line of lines) portion.push(sentIn(line));
      if (portion.length >= PORTION) await take();
    }
    await take();
    for (const outcome of await underway) await spool.add(outcome);
  }
}

function sentIn(line: Line): Sent {
  if ('tooLong' in line) return { problem: lineTooLong(line.number, LONGEST_LINE_BYTES) };
  const parsed = parseJson(line.text);
  return parsed.ok ? { body: parsed.value } : { problem: atLine(line.number, parsed.problem) };
}
