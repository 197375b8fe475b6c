import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What `npm start` gives to node. */
export const START_OPTIONS: readonly string[] = ['--v8-pool-size=1', '--max-semi-space-size=16'];

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** Processor time it has used so far, all threads; null where the system does not tell. */
  cpuSeconds(): number | null;
  /** SIGTERM, and waits for its end. @throws where it did not end well */
  stop(): Promise<void>;
}

/** Starts a built module and waits until it says where it listens, as all services do. */
export async function startServer(
  module: URL,
  settings: Readonly<Record<string, string>>,
  nodeOptions: readonly string[],
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...nodeOptions, fileURLToPath(module)], {
    env: { PATH: process.env['PATH'], PORT: '0', KAFILA_VERIFY_HOURS: '0', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', kill);
  const ended = once(child, 'exit').then(([code]) => {
    process.off('exit', kill);
    return code as number | null;
  });
  const url = await new Promise<string>((found, failed) => {
    createInterface(child.stdout).on('line', (line) => {
      const { msg, url: address } = JSON.parse(line) as { msg?: string; url?: string };
      if (msg === 'listening' && address !== undefined) found(address);
    });
    void ended.then((code) => {
      failed(new Error(`${module.href} ended with code ${String(code)} before it listened.`));
    });
  });
  return {
    url,
    cpuSeconds: () => (child.pid === undefined ? null : cpuSecondsOf(child.pid)),
    stop: async () => {
      child.kill('SIGTERM');
      const code = await ended;
      if (code !== 0) throw new Error(`${module.href} ended with code ${String(code)}.`);
    },
  };
}

/** Linux alone tells it of another process: nanoseconds that each of its threads ran (Documentation/scheduler/sched-stats.rst). */
function cpuSecondsOf(pid: number): number | null {
  const threads = `/proc/${pid}/task`;
  if (!existsSync(threads)) return null;
  const nanos = readdirSync(threads).map((thread) => {
    const [ran = ''] = readFileSync(join(threads, thread, 'schedstat'), 'utf8').split(' ');
    return Number(ran);
  });
  return nanos.reduce((sum, each) => sum + each, 0) / 1e9;
}
