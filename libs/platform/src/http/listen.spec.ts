import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';

/** A process runs the built code: sources are TypeScript. */
const service = fileURLToPath(
  new URL('../../../../dist/libs/platform/src/http/sample-service.fixture.js', import.meta.url),
);

interface Running {
  readonly child: ChildProcess;
  readonly lines: Record<string, unknown>[];
  /** The first line with this message, waited for. */
  readonly line: (msg: string) => Promise<Record<string, unknown>>;
  readonly exit: Promise<number | null>;
  readonly stderr: Promise<string>;
}

const running: ChildProcess[] = [];

function start(env: Record<string, string>): Running {
  const child = fork(service, { env: { PATH: process.env['PATH'], ...env }, execArgv: [], stdio: 'pipe' });
  running.push(child);
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('The service has no output.');
  const lines: Record<string, unknown>[] = [];
  const reader = createInterface(stdout);
  reader.on('line', (line) => lines.push(JSON.parse(line) as Record<string, unknown>));
  const line = async (msg: string): Promise<Record<string, unknown>> => {
    for (;;) {
      const found = lines.find((candidate) => candidate['msg'] === msg);
      if (found) return found;
      await once(reader, 'line');
    }
  };
  const exit = once(child, 'close').then(([code]) => code as number | null);
  return { child, lines, line, exit, stderr: text(stderr) };
}

beforeAll(() => {
  if (!existsSync(service)) throw new Error('This test needs the built code: run "npm run build" first.');
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

describe('a service as a process', () => {
  it('logs the address really bound', async () => {
    const { line } = start({ PORT: '0' });
    const { url } = await line('listening');
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${String(url)}/health/live`)).status).toBe(200);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'on %s finishes what was begun, closes the store and exits 0',
    async (signal) => {
      const { child, line, lines, exit, stderr } = start({ PORT: '0' });
      const { url } = await line('listening');
      const answer = fetch(`${String(url)}/v1/slow`);
      await once(child, 'message');
      child.kill(signal);
      await line('stopping');
      await expect(fetch(`${String(url)}/health/live`)).rejects.toThrow();
      child.send('answer now');
      expect(await (await answer).json()).toEqual({ done: true });
      expect(await exit).toBe(0);
      const told = lines.map((logged) => logged['msg']);
      expect(told.indexOf('store closed')).toBeGreaterThan(told.indexOf('stopping'));
      expect(told.at(-1)).toBe('stopped');
      expect(await stderr).toBe('');
    },
  );

  it('exits 1 at once when told a second time', async () => {
    const { child, line, exit } = start({ PORT: '0' });
    const { url } = await line('listening');
    const answer = fetch(`${String(url)}/v1/slow`).catch(() => 'cut off');
    await once(child, 'message');
    child.kill('SIGTERM');
    await line('stopping');
    child.kill('SIGINT');
    expect(await exit).toBe(1);
    expect(await answer).toBe('cut off');
  });

  it('says in one line that its port is in use, and exits 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { exit, stderr, lines } = start({ PORT: String(port) });
    expect(await exit).toBe(1);
    expect(await stderr).toBe(
      `Port ${port} on 127.0.0.1 is in use by another process; stop that one, or set PORT to a free port.\n`,
    );
    expect(lines.map(({ msg }) => msg)).toContain('store closed');
    other.close();
  });

  it('prints every wrong setting, without a stack, and exits 78', async () => {
    const { exit, stderr } = start({ PORT: 'x', HOST: '300.1.1.1', READ_MODEL_URL: 'mysql://u:hunter2@db' });
    expect(await exit).toBe(78);
    const told = await stderr;
    expect(told).toMatch(/PORT is x; it should be a whole number/);
    expect(told).toContain('HOST is 300.1.1.1');
    expect(told).toContain('READ_MODEL_URL is mysql://***@db');
    expect(told).not.toMatch(/hunter2|\n {4}at /);
  });
});
