import { type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { DemoFailure } from './demo-failure.js';

/** What a service prints while it runs. */
export interface ServiceOutput {
  /** Resolves with its address when it listens. @throws DemoFailure where it ends before, or takes too long */
  readonly listening: Promise<string>;
  /** Resolves when the process has ended, with how it did and its last words. */
  readonly ended: Promise<string>;
}

const REMEMBERED_LINES = 20;

/** Listens to a child process. */
export function listenTo(child: ChildProcess, readyWithinMs: number): ServiceOutput {
  const lastWords: string[] = [];
  const said = (): string => lastWords.map((line) => `\n  ${line}`).join('');
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => {
      resolve(`Kafila could not be started: ${error.message}`);
    });
    child.once('close', (code, signal) => {
      resolve(`Kafila ended by ${signal ?? `code ${code ?? 'unknown'}`}.${said()}`);
    });
  });
  const listening = new Promise<string>((resolve, reject) => {
    const impatience = setTimeout(() => {
      reject(new DemoFailure(`Kafila was not ready within ${readyWithinMs / 1000} s.${said()}`));
    }, readyWithinMs);
    const onLine = (line: string): void => {
      lastWords.push(line);
      if (lastWords.length > REMEMBERED_LINES) lastWords.shift();
      const url = urlIn(line);
      if (url === undefined) return;
      clearTimeout(impatience);
      resolve(url);
    };
    for (const output of [child.stdout, child.stderr]) {
      if (output) createInterface({ input: output }).on('line', onLine);
    }
    void ended.then((words) => {
      clearTimeout(impatience);
      reject(new DemoFailure(words));
    });
  });
  return { listening, ended };
}

/** The address in the log line that says a service listens: `{"msg":"listening","url":"http://..."}`. */
function urlIn(line: string): string | undefined {
  try {
    const { msg, url } = JSON.parse(line) as { msg?: unknown; url?: unknown };
    return msg === 'listening' && typeof url === 'string' ? url : undefined;
  } catch {
    // Not the line waited for; it is kept among the last words.
    return undefined;
  }
}
