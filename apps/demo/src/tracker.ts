import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DemoFailure } from './demo-failure.js';
import { portFor } from './port.js';
import { listenTo } from './tracker-output.js';

/** A tracker that runs as a child process. */
export interface Tracker {
  readonly url: string;
  readonly dataDir: string;
  /** The folder is new. */
  readonly fresh: boolean;
  /** Whether the folder stays when the demo ends. */
  readonly kept: boolean;
  /** Resolves when the process has ended, with how it did and its last words. */
  readonly ended: Promise<string>;
  /** Stops it, and removes its folder unless that is kept. */
  stop(): Promise<void>;
}

export interface TrackerOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly keep: boolean;
  /** Tells the person something, a sentence at a time. */
  readonly say: (sentence: string) => void;
  /** The script to run. Default: dist/apps/tracker/src/main.js. */
  readonly script?: string;
}

const BUILT_TRACKER = fileURLToPath(new URL('../../tracker/src/main.js', import.meta.url));
const READY_WITHIN_MS = 60_000;
const STOPS_WITHIN_MS = 15_000;

/**
 * Starts a tracker on embedded stores and waits until it listens.
 *
 * @throws DemoFailure with its last words, where it does not start
 */
export async function startTracker({
  env,
  keep,
  say,
  script = BUILT_TRACKER,
}: TrackerOptions): Promise<Tracker> {
  await access(script).catch(() => {
    throw new DemoFailure(`${script} is missing; npm run build makes it.`);
  });
  const given = env['KAFILA_DATA_DIR'] ?? '';
  const fresh = given === '';
  const dataDir = fresh ? await mkdtemp(join(tmpdir(), 'kafila-demo-')) : given;
  const kept = keep || !fresh;
  const child = spawn(process.execPath, [script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...env,
      PORT: await portFor(env['PORT'], say),
      HOST: '127.0.0.1',
      KAFILA_DATA_DIR: dataDir,
      EVENT_STORE_URL: 'sqlite:',
      READ_MODEL_URL: 'sqlite:',
      LOG_LEVEL: 'info',
    },
  });
  const { listening, ended } = listenTo(child, READY_WITHIN_MS);
  const stop = async (): Promise<void> => {
    await end(child);
    if (!kept) await rm(dataDir, { recursive: true, force: true });
  };
  try {
    return { url: await listening, dataDir, fresh, kept, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Lets it finish what it acknowledged, and kills it where that takes too long. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN_MS);
  await closed;
  clearTimeout(impatience);
}
