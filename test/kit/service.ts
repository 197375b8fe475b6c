import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { rememberKeysBelow, secretBelow, secretIn } from './secrets-told.js';
import { watchAnswers } from './watched-answers.js';

export type ServiceName = 'tracker' | 'intake' | 'projector' | 'board';

/** A built service running as a process of its own. */
export interface RunningService {
  readonly url: string;
  /** What it has logged so far, line by line. */
  readonly log: readonly string[];
  /** SIGTERM; resolves with the exit code. @throws where it has left a secret in its log or in its data */
  stop(): Promise<number | null>;
  /** As a process gets it from another one. */
  signal(name: NodeJS.Signals): void;
  /** SIGKILL: no chance to finish anything. */
  kill(): Promise<void>;
}

watchAnswers();

const running = new Set<ChildProcess>();
// A test run that is interrupted must not leave services behind.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** What a service is started with. Always a folder of its own: the default one is that of whoever runs the tests. */
export type ServiceSettings = { readonly KAFILA_DATA_DIR: string } & Readonly<Record<string, string>>;

/** Tests call more often than people do; those of the limits say their own. */
const UNLIMITED = {
  KAFILA_CALLS_PER_SECOND: '1000000',
  KAFILA_UNIT_CALLS_PER_SECOND: '1000000',
  KAFILA_REFUSALS_PER_MINUTE: '1000000',
  KAFILA_ENROLMENTS_PER_MINUTE: '1000000',
};

/** The flags of `npm start`: a service is up sooner with them. */
const FLAGS = ['--v8-pool-size=1', '--max-semi-space-size=16'];

/** Starts a service from dist/ on a free port of its own and waits until it listens. */
export async function startService(name: ServiceName, settings: ServiceSettings): Promise<RunningService> {
  const main = resolve('dist', 'apps', name, 'src', 'main.js');
  const child = spawn(process.execPath, [...FLAGS, main], {
    env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'info', ...UNLIMITED, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const exited = once(child, 'exit').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  const log: string[] = [];
  child.stderr.on('data', (text: Buffer) => log.push(text.toString()));
  const url = await new Promise<string>((found, failed) => {
    createInterface(child.stdout).on('line', (line) => {
      log.push(line);
      const { msg, url: address } = JSON.parse(line) as { msg?: string; url?: string };
      if (msg === 'listening' && address !== undefined) found(address);
    });
    void exited.then((code) => {
      failed(new Error(`${name} ended with code ${code} before it listened:\n${log.join('\n')}`));
    });
  });
  return {
    url,
    log,
    stop: async () => {
      child.kill('SIGTERM');
      const code = await exited;
      rememberKeysBelow(settings.KAFILA_DATA_DIR);
      requireNoSecret(secretIn(log.join('\n')) ?? secretBelow(settings.KAFILA_DATA_DIR), name);
      return code;
    },
    signal: (name) => {
      child.kill(name);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

function requireNoSecret(found: string | undefined, name: ServiceName): void {
  if (found !== undefined) throw new Error(`${name} has left a secret where others find it: ${found}`);
}

/** A folder that is gone after the test. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'kafila-test-'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}
