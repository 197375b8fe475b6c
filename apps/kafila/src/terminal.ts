import { noProgress, overwriting, type Progress } from '../../client/progress.js';

/** Where a command prints. */
export interface Terminal {
  /** A line of the result, on stdout. */
  print(line: string): void;
  /** A sentence for the person, on stderr. */
  say(sentence: string): void;
  /** On stderr, and only where that is a terminal. */
  readonly progress: Progress;
}

export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean };

export function terminalOn(stdout: Output, stderr: Output): Terminal {
  const progress = stderr.isTTY === true ? overwriting(stderr) : noProgress;
  return {
    print(line) {
      progress.clear();
      stdout.write(`${line}\n`);
    },
    say(sentence) {
      progress.clear();
      stderr.write(`${sentence}\n`);
    },
    progress,
  };
}
