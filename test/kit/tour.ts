import { execFile } from 'node:child_process';

/** A command of the README or the tour, and what is shown for it. */
export interface TourStep {
  readonly command: string;
  readonly shown: string;
}

/** The steps of a document: its `console` blocks, each a command after `$ ` with what it prints. */
export function stepsOf(markdown: string): readonly TourStep[] {
  return [...markdown.matchAll(/^```console\n\$ (.*?)^```$/gms)].map(([, block = '']) => {
    const lines = block.trimEnd().split('\n');
    const end = endOfCommand(lines);
    return { command: lines.slice(0, end).join('\n'), shown: lines.slice(end).join('\n') };
  });
}

/** A command goes on while one of its quotes is open. */
function endOfCommand(lines: readonly string[]): number {
  let open = false;
  for (const [i, line] of lines.entries()) {
    if ((line.match(/'/g) ?? []).length % 2 === 1) open = !open;
    if (!open) return i + 1;
  }
  return lines.length;
}

/** Runs a command of the tour against a service and gives what it prints. */
export function runStep(command: string, url: string): Promise<string> {
  return new Promise((resolve) => {
    const ours = command.replaceAll('http://127.0.0.1:3000', url);
    // The exit code is not looked at: a live feed is ended by the time limit of its command.
    execFile('bash', ['-c', ours], (_error, stdout) => {
      resolve(stdout.trimEnd());
    });
  });
}

/** What differs from run to run: when something was recorded. */
export function steady(text: string): string {
  return text
    .replace(/"recordedAt":"[^"]*"/g, '"recordedAt":"..."')
    .replace(/"requestId":"[^"]*"/g, '"requestId":"..."');
}
