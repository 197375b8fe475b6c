import { deliveries, type SimulatedConvoy } from '#kafila/simulation';
import { existsSync } from 'node:fs';
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
 * Writes reports in the order in which they arrive, scenario by scenario, those that arrive twice included. Files that are not
 * whole keep the name of a part, and a sentence says so.
 *
 * @returns the exit code
 * @throws WrongUsage where a file cannot be written
 * @throws DiskFull, ServiceFailure where one cannot be written to its end
 */
export async function writeSimulated(
  request: WriteRequest,
  { terminal, stdout, signal }: Pick<Surroundings, 'terminal' | 'stdout' | 'signal'>,
): Promise<number> {
  const { out, json } = request;
  const reports = out === undefined ? linesTo(stdout) : await lineFile(out);
  const decisions = request.decisions === undefined ? NOWHERE : await lineFile(request.decisions);
  const files = [reports, decisions];
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
    for (const file of files) await file.finish();
  } catch (error) {
    for (const file of files) await file.abandon().catch(() => undefined);
    sayUnfinished(files, done, request, terminal);
    throw error;
  } finally {
    terminal.progress.clear();
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

function sayUnfinished(
  files: readonly LineFile[],
  done: number,
  { convoys }: WriteRequest,
  terminal: Surroundings['terminal'],
): void {
  const parts = files.flatMap(({ part }) => part ?? []).filter((part) => existsSync(part));
  if (parts.length === 0) return;
  terminal.say(
    `Not finished: ${parts.join(' and ')} ${parts.length === 1 ? 'has' : 'have'} ${done} of ${convoys} convoys that set out. ` +
      'Run it again: it begins anew.',
  );
}
