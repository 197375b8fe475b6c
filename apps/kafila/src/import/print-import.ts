import { Interrupted } from '../command-failure.js';
import { type Imported } from './import-reports.js';
import { type RefusedLine } from './line-outcome.js';

/** Refused lines listed in the JSON object; all of them are in the file of `--refused`. */
export const MOST_LISTED = 1_000;

/** An import in one line, and a second one that sums refusals by their code. */
export function sumOf(name: string, { counts, refusedByCode, seconds }: Imported): readonly string[] {
  const { lines, recorded, duplicate, refused } = counts;
  const reports = lines === 1 ? '1 report' : `${lines} reports`;
  const codes = oftenFirst(refusedByCode).map(([code, count]) => `${count} ${code}`);
  const reasons = refused > 0 ? [`Refused: ${codes.join(', ')}.`] : [];
  const sum = `${recorded} recorded, ${duplicate} duplicate, ${refused} refused, in ${seconds.toFixed(1)} s.`;
  return [`${reports} from ${name}: ${sum}`, ...reasons];
}

function oftenFirst(byCode: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...byCode].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1));
}

/** Why an import stopped and how to go on; undefined where it did not stop. */
export function howToGoOn({ counts, stopped, nextLine }: Imported): string | undefined {
  if (!stopped || nextLine === null) return undefined;
  const why =
    stopped instanceof Interrupted ? 'Interrupted.' : `Stopped. ${stopped.message.replace(/\.?$/, '.')}`;
  if (counts.lines === 0) return `${why} No line has an outcome yet: run it again.`;
  return (
    `${why} The outcomes of all lines before line ${nextLine} are known; of those behind, some may be recorded. ` +
    `Go on with --from-line ${nextLine}, or begin again: what is recorded counts as duplicate.`
  );
}

/** An import as one JSON object. */
export function importAsJson(
  { source, url }: { readonly source: string; readonly url: string },
  imported: Imported,
  refused: readonly RefusedLine[],
): object {
  const { counts, refusedByCode, stopped, nextLine, position, seconds } = imported;
  return {
    ...{ source, url, counts },
    ended: stopped === null ? 'complete' : stopped instanceof Interrupted ? 'interrupted' : 'unreachable',
    reason: stopped === null ? null : stopped.message,
    nextLine,
    position: position === null ? null : String(position),
    seconds: Number(seconds.toFixed(3)),
    refused: refused.map(({ line, reportId, problem }) => ({ line, reportId, problem })),
    refusedByCode: Object.fromEntries(oftenFirst(refusedByCode)),
    refusedNotListed: counts.refused - refused.length,
  };
}
