import { TakeReportStreamCommand } from '../take-reports/take-report-stream.command.js';
import { TERMS, type TestDesk } from './test-desk.js';

/** What is answered to a stream that comes in such chunks. */
export async function outcomesOfLines(
  desk: TestDesk,
  chunks: readonly Uint8Array[],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  async function* body(): AsyncGenerator<Uint8Array> {
    for (const chunk of chunks) yield Promise.resolve(chunk);
  }
  const spool = await desk.execute(new TakeReportStreamCommand(body(), TERMS.caller));
  const parts: Uint8Array[] = [];
  for await (const part of spool.answer()) parts.push(part);
  const { outcomes } = JSON.parse(Buffer.concat(parts).toString()) as {
    outcomes: Readonly<Record<string, unknown>>[];
  };
  return outcomes;
}
