import { type Progress } from '../../../client/progress.js';
import { type ImportProgress } from './import-reports.js';

/** Shows how far an import is, and when it has to wait for the service. */
export function importProgressOn(
  progress: Progress,
  size: number | null,
): {
  readonly onProgress: (now: ImportProgress) => void;
  readonly onRetry: (reason: string) => void;
} {
  let done = 0;
  let words: readonly string[] = [];
  return {
    onProgress(now) {
      done = now.bytesRead;
      words = wordsOf(now, size);
      progress.show(done, size, words.join(', '));
    },
    onRetry(reason) {
      progress.show(done, size, [...words, `asking again: ${reason}`].join(', '));
    },
  };
}

function wordsOf(now: ImportProgress, size: number | null): readonly string[] {
  const { lines, refused, linesPerSecond, secondsLeft, bytesRead } = now;
  return [
    ...(size === null || size === 0 ? [] : [`${Math.min(100, Math.floor((100 * bytesRead) / size))}%`]),
    `${lines} lines`,
    `${Math.round(linesPerSecond)} lines/s`,
    ...(secondsLeft === null ? [] : [`${Math.ceil(secondsLeft)} s left`]),
    ...(refused > 0 ? [`${refused} refused`] : []),
  ];
}
