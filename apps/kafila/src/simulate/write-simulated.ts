import { deliveries, type SimulatedConvoy } from '#kafila/simulation';
import { EXIT } from '../exit-codes.js';
import { type Surroundings } from '../run.js';
import { type LineFile, lineFile, linesTo, NOWHERE } from './line-file.js';
import { type World, worldOf } from './world.js';

export interface WriteRequest extends World {
  /** A file for the reports; stdout where there is none. */
  readonly out?: string;
  /** A file for the decisions of the desk, with the paths they are posted to. */
  readonly decisions?: string;
  readonly json: boolean;
}

/**
 * Writes reports in the order in which they arrive, scenario by scenario, those that arrive twice included.
 *
 * @returns the exit code
 * @throws WrongUsage where a file cannot be written
 */
export async function writeSimulated(
  request: WriteRequest,
  { terminal, stdout, signal }: Pick<Surroundings, 'terminal' | 'stdout' | 'signal'>,
): Promise<number> {
  const { out, json } = request;
  const reports = out === undefined ? linesTo(stdout) : await lineFile(out);
  const decisions = request.decisions === undefined ? NOWHERE : await lineFile(request.decisions);
  const counts = { convoys: 0, decisions: 0, reports: 0 };
  let done = 0;
  const write = async (convoy: SimulatedConvoy): Promise<void> => {
    const arriving = deliveries(convoy).map(({ report }) => report);
    await decisions.add(convoy.decisions);
    await reports.add(arriving);
    counts.convoys += convoy.convoys.length;
    counts.decisions += convoy.decisions.length;
    counts.reports += arriving.length;
    terminal.progress.show(
      ++done,
      request.convoys,
      `${done} of ${request.convoys}, ${counts.reports} reports`,
    );
  };
  try {
    for (const convoy of worldOf(request)) {
      signal.throwIfAborted();
      await write(convoy);
      // Making convoys never waits: here signals are handled.
      await new Promise(setImmediate);
    }
  } finally {
    terminal.progress.clear();
    await closeAll(reports, decisions);
  }
  if (out === undefined) return EXIT.done;
  const { convoys, decisions: decided, reports: written } = counts;
  terminal.print(
    json
      ? JSON.stringify(counts)
      : `${convoys} convoys: ${written} reports written to ${out}, ${decided} decisions${request.decisions === undefined ? ' left out' : ` to ${request.decisions}`}.`,
  );
  return EXIT.done;
}

async function closeAll(...files: readonly LineFile[]): Promise<void> {
  for (const file of files) await file.close();
}
