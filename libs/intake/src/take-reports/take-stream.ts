import { type Caller, type Line, linesOf, LONGEST_LINE_BYTES, parseJson } from '#kafila/platform';
import { type OutcomeSpool } from './outcome-spool.js';
import { atLine, lineTooLong } from './report.problems.js';
import { type Outcome, type ReportTaker, type Sent } from './report-taker.js';

/** Reports that are taken together; while one such portion is written, the next one is read. */
const PORTION = 1_000;

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
  let portion: Sent[] = [];
  let underway: Promise<readonly Outcome[]> = Promise.resolve([]);

  const take = async (): Promise<void> => {
    const taken = taker.takeMany(portion, caller);
    // A failure is told when the portion is awaited; until then it must not count as unhandled.
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

function sentIn(line: Line): Sent {
  if ('tooLong' in line) return { problem: lineTooLong(line.number, LONGEST_LINE_BYTES) };
  const parsed = parseJson(line.text);
  return parsed.ok ? { body: parsed.value } : { problem: atLine(line.number, parsed.problem) };
}
