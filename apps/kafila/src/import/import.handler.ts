import { authorizationBy } from '../../../client/api-key.js';
import { apiAt } from '../../../client/api.js';
import { type Patience } from '../../../client/backoff.js';
import { Interrupted, WrongUsage } from '../command-failure.js';
import { EXIT } from '../exit-codes.js';
import { type Surroundings } from '../run.js';
import { type Imported, importReports } from './import-reports.js';
import { type LineOutcome, lineOf, type RefusedLine } from './line-outcome.js';
import { NO_REFUSED_FILE, openRefusedFile } from './refused-file.js';
import { openSource } from './source.js';
import { importProgressOn } from './import-progress.js';
import { howToGoOn, importAsJson, MOST_LISTED, sumOf } from './print-import.js';

/** What `kafila import` was asked to do. */
export interface ImportRequest {
  readonly file: string;
  readonly url: string;
  readonly fromLine: number;
  readonly refusedFile?: string;
  /** Print the outcome of every line, not only of those refused. */
  readonly each: boolean;
  readonly json: boolean;
  readonly patience: Patience;
}

/**
 * Imports reports and tells of it.
 *
 * @returns the exit code
 * @throws WrongUsage
 */
export async function importCommand(
  request: ImportRequest,
  { terminal, stdin, signal, env }: Pick<Surroundings, 'terminal' | 'stdin' | 'signal' | 'env'>,
): Promise<number> {
  const { file, url, fromLine, refusedFile, each, json, patience } = request;
  const authorization = authorizationBy(env);
  const source = await openSource(file, stdin, signal);
  try {
    const kept =
      refusedFile === undefined
        ? NO_REFUSED_FILE
        : await openRefusedFile(refusedFile, { append: fromLine > 1, source });
    const listed: RefusedLine[] = [];
    const progress = importProgressOn(terminal.progress, source.size);
    const onOutcomes = async (outcomes: readonly LineOutcome[]): Promise<void> => {
      const refused = outcomes.filter((one) => one.outcome === 'refused');
      await kept.add(refused);
      if (json) listed.push(...refused.slice(0, MOST_LISTED - listed.length));
      else for (const one of each ? outcomes : refused) terminal.print(lineOf(one));
    };
    const { onRetry, onProgress } = progress;
    const api = apiAt(url, { busy: patience, lost: patience, onRetry, signal, authorization });
    const imported = await importReports({
      ...{ source, fromLine, api, patience, signal, onRetry, onOutcomes, onProgress },
    }).finally(() => kept.close());
    if (fromLine > 1 && imported.stopped === null && imported.counts.lines === 0) {
      throw new WrongUsage(`${source.name} has no report on line ${fromLine} or behind it.`);
    }
    terminal.print(
      ...(json
        ? [JSON.stringify(importAsJson({ source: source.name, url }, imported, listed))]
        : sumOf(source.name, imported)),
    );
    const more = howToGoOn(imported);
    if (more !== undefined) terminal.say(more);
    return exitCodeOf(imported);
  } finally {
    source.close();
  }
}

function exitCodeOf({ stopped, counts }: Imported): number {
  if (stopped instanceof Interrupted) return stopped.exitCode;
  if (stopped) return EXIT.unreachable;
  return counts.refused > 0 ? EXIT.refused : EXIT.done;
}
