import { noProgress, overwriting, type Progress } from '../../client/progress.js';
import { visibleLine } from '../../client/visible.js';

/**
 * Where a command prints. Names and texts from files, stores and services stand in its lines: none of them steers the
 * terminal or begins a line of its own.
 */
export interface Terminal {
  /** Lines of the result, on stdout. */
  print(...lines: readonly string[]): void;
  /** Sentences for the person, on stderr. */
  say(...sentences: readonly string[]): void;
  /** On stderr, and only where that is a terminal. */
  readonly progress: Progress;
}

export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean };

export function terminalOn(stdout: Output, stderr: Output): Terminal {
  const progress = stderr.isTTY === true ? overwriting(stderr) : noProgress;
  return {
    print(...lines) {
      progress.clear();
      stdout.write(textOf(lines));
    },
    say(...sentences) {
      progress.clear();
      stderr.write(textOf(sentences));
    },
    progress,
  };
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${visibleLine(line)}\n`).join('');
}
