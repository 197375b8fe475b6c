import { Interrupted } from '../command-failure.js';
import { ServiceFailure } from '../../../client/service-failure.js';
import { type LineOutcome } from './line-outcome.js';
import { portionsOf } from './portions.js';
import { type Source } from './source.js';
import { takePortion, type Taking } from './take-portion.js';

/** What became of an import. */
export interface Imported {
  readonly counts: {
    /** Lines with an outcome, blank ones left out. */
    readonly lines: number;
    readonly recorded: number;
    readonly duplicate: number;
    readonly refused: number;
  };
  /** Of those refused, how many by which code. */
  readonly refusedByCode: ReadonlyMap<string, number>;
  /** Why it ended before the end of its source; null where it did not. */
  readonly stopped: Interrupted | ServiceFailure | null;
  /** The first line whose outcome is not known; null where all are. */
  readonly nextLine: number | null;
  /** The highest position of a receipt, to be given as `waitFor`; null where nothing is recorded. */
  readonly position: bigint | null;
  readonly seconds: number;
}

export interface ImportProgress {
  readonly lines: number;
  readonly refused: number;
  /** Of the source, including what lies before the first line sent. */
  readonly bytesRead: number;
  readonly linesPerSecond: number;
  /** At the speed so far; null where it is unknown how much is left. */
  readonly secondsLeft: number | null;
}

export interface Importing extends Taking {
  readonly source: Source;
  /** Begins at 1. */
  readonly fromLine: number;
  /** Called with the outcomes of each portion, in the order of the lines, before the next one is sent. */
  readonly onOutcomes: (outcomes: readonly LineOutcome[]) => Promise<void>;
  readonly onProgress: (progress: ImportProgress) => void;
}

/**
 * Sends the reports of a source, portion by portion. Those with the outcome `recorded` or `duplicate` are durable; of the
 * portion under way when it stops, some may be. A report is recorded once however often it is sent: going on from
 * `nextLine` and beginning again are both safe.
 */
export async function importReports(importing: Importing): Promise<Imported> {
  const { source, fromLine, signal, onOutcomes, onProgress } = importing;
  const counts = { lines: 0, recorded: 0, duplicate: 0, refused: 0 };
  const refusedByCode = new Map<string, number>();
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  let nextLine = fromLine;
  let position: bigint | null = null;
  let firstBytes: number | undefined;
  const imported = (stopped: Imported['stopped']): Imported => ({
    counts,
    refusedByCode,
    stopped,
    nextLine: stopped ? nextLine : null,
    position,
    seconds: seconds(),
  });
  try {
    for await (const { lines, bytesRead } of portionsOf(source.bytes, fromLine)) {
      firstBytes ??= fromLine > 1 ? bytesRead : 0;
      const outcomes = await takePortion(lines, importing);
      await onOutcomes(outcomes);
      for (const outcome of outcomes) {
        counts.lines++;
        counts[outcome.outcome]++;
        if (outcome.outcome === 'refused') {
          const { code } = outcome.problem;
          refusedByCode.set(code, (refusedByCode.get(code) ?? 0) + 1);
          continue;
        }
        const at = BigInt(outcome.position);
        if (position === null || at > position) position = at;
      }
      nextLine = (lines.at(-1)?.number ?? nextLine) + 1;
      const leftBytes = source.size === null ? null : Math.max(0, source.size - bytesRead);
      const sentBytes = bytesRead - firstBytes;
      onProgress({
        ...{ lines: counts.lines, refused: counts.refused, bytesRead },
        linesPerSecond: counts.lines / seconds(),
        secondsLeft: leftBytes === null || sentBytes === 0 ? null : (leftBytes / sentBytes) * seconds(),
      });
    }
    return imported(null);
  } catch (error) {
    // The signal breaks off reading with an error of its own.
    if (signal.aborted && signal.reason instanceof Interrupted) return imported(signal.reason);
    if (error instanceof ServiceFailure) return imported(error);
    throw error;
  }
}
