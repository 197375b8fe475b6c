import { type Caller, parseJson } from '#kafila/platform';
import { type Line, linesOf } from './lines.js';
import { type OutcomeSpool } from './outcome-spool.js';
import { atLine, lineTooLong } from './report.problems.js';
import { type Outcome, refused, type ReportTaker } from './take-report.js';

/** The longest line of an NDJSON stream, in bytes. */
const LONGEST_LINE = 256 * 1024;

/** Reports of one stream that are on their way into the store at once. */
const IN_FLIGHT = 2_000;

/**
 * Takes an NDJSON stream of any length, one report a line, each for itself. Reading waits where the store is slower
 * than the sender. Where the stream breaks off, the reports of all whole lines have been taken; sent again, they get
 * their receipts.
 */
export async function takeStream(
  body: AsyncIterable<Uint8Array>,
  taker: ReportTaker,
  caller: Caller,
  spool: OutcomeSpool,
): Promise<void> {
  let underway: Promise<Outcome>[] = [];
  let before: Promise<Outcome>[] = [];
  for await (const line of linesOf(body, LONGEST_LINE)) {
    const taken = takeLine(line, taker, caller);
    // A failure is told when its half is awaited; until then it must not count as unhandled.
    taken.catch(() => undefined);
    underway.push(taken);
    if (underway.length < IN_FLIGHT / 2) continue;
    // Two halves in flight: while one is written, the other one is read.
    for (const outcome of await Promise.all(before)) await spool.add(outcome);
    before = underway;
    underway = [];
  }
  for (const outcome of await Promise.all([...before, ...underway])) await spool.add(outcome);
}

async function takeLine(line: Line, taker: ReportTaker, caller: Caller): Promise<Outcome> {
  if ('tooLong' in line) return refused(undefined, lineTooLong(line.number, LONGEST_LINE));
  const parsed = parseJson(line.text);
  if (!parsed.ok) return refused(undefined, atLine(line.number, parsed.problem));
  return taker.takeAmong(parsed.value, caller);
}
