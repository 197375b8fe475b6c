import { type Line, linesOf, LONGEST_LINE_BYTES } from '#kafila/platform';
import { Injectable } from '@nestjs/common';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Batch } from './batch.js';
import { OutcomeSpool } from './outcome-spool.js';
import { atLine, lineTooLong } from './report.problems.js';
import { shortOutcome } from './short/short-outcome.js';
import { type ReadLine } from './read-line.js';
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
  async execute(command: TakeReportStreamCommand): Promise<OutcomeSpool> {
    const spool = new OutcomeSpool(!command.inShort);
    try {
      await this.#take(command, spool);
    } catch (error) {
      await spool.close();
      throw error;
    }
    return spool;
  }

  async #take(
    { lines: body, caller, batch, inShort, read }: TakeReportStreamCommand,
    spool: OutcomeSpool,
  ): Promise<void> {
    let portion: Line[] = [];
    let underway: () => Promise<void> = () => Promise.resolve();

    const take = async (): Promise<void> => {
      const lines = portion;
      portion = [];
      const taken = this.commands.execute(new TakeReportsCommand(sentIn(lines, read), caller, batch));
      // A failure shows when the portion is awaited; until then it must not count as unhandled.
      taken.catch(() => undefined);
      await underway();
      underway = async () => {
        for (const [i, outcome] of (await taken).entries()) {
          const line = lines[i]?.number;
          await spool.add(inShort ? shortOutcome(outcome, line) : batch.told(outcome, line));
        }
      };
    };

    for await (const lines of linesOf(untilStopped(body, batch), LONGEST_LINE_BYTES)) {
      for (const line of lines) portion.push(line);
      if (portion.length >= PORTION) await take();
    }
    await take();
    await underway();
    if (!batch.isStopped) return;
    await spool.add({ outcome: 'stopped', ...(inShort && { index: spool.count }) });
  }
}

/** What is sent after the stop is read and forgotten: many clients send everything before they read an answer. */
async function* untilStopped(body: AsyncIterable<Uint8Array>, batch: Batch): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) if (!batch.isStopped) yield chunk;
}

/** Reads a line when its turn comes. */
function* sentIn(lines: readonly Line[], read: ReadLine): Generator<Sent> {
  for (const line of lines) {
    if ('tooLong' in line) {
      yield { problem: lineTooLong(line.number, LONGEST_LINE_BYTES) };
      continue;
    }
    const sent = read(line.bytes);
    if ('problem' in sent) yield { problem: atLine(line.number, sent.problem) };
    else yield { body: sent.body, fault: sent.fault && atLine(line.number, sent.fault) };
  }
}
