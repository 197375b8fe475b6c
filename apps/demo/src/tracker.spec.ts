import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTracker } from './tracker.js';

/** Behaves as a service does at its edges: logs where it listens, ends on SIGTERM. */
const SERVICE = `
import { createServer } from 'node:http';
const { PORT, HOST, KAFILA_DATA_DIR, EVENT_STORE_URL } = process.env;
const server = createServer((_, answer) => answer.end(JSON.stringify({ KAFILA_DATA_DIR, EVENT_STORE_URL })));
server.listen(Number(PORT), HOST, () => {
  console.log('no JSON at all');
  console.log(JSON.stringify({ msg: 'listening', url: 'http://127.0.0.1:' + server.address().port }));
});
process.on('SIGTERM', () => process.exit(0));
`;
const FAILING = `console.error('There is no space left.'); process.exit(3);`;

let folder = '';
const script = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kafila-demo-spec-'));
  await writeFile(script('service.mjs'), SERVICE);
  await writeFile(script('failing.mjs'), FAILING);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('the tracker of the demo', () => {
  const start = (
    env: NodeJS.ProcessEnv,
    said: string[] = [],
    keep = false,
  ): ReturnType<typeof startTracker> =>
    startTracker({
      env: { PATH: process.env['PATH'], ...env },
      keep,
      say: (sentence) => said.push(sentence),
      script: script('service.mjs'),
    });

  it('is ready when it listens, on embedded stores in a fresh folder that goes when it ends', async () => {
    const tracker = await start({ PORT: '0', EVENT_STORE_URL: 'esdb://elsewhere' });
    const answer = await fetch(tracker.url);
    expect(await answer.json()).toEqual({ KAFILA_DATA_DIR: tracker.dataDir, EVENT_STORE_URL: 'sqlite:' });
    expect(tracker).toMatchObject({ fresh: true, kept: false });
    expect(existsSync(tracker.dataDir)).toBe(true);
    await tracker.stop();
    expect(existsSync(tracker.dataDir)).toBe(false);
    await expect(tracker.ended).resolves.toContain('code 0');
  });

  it('keeps its folder where that is asked for, or where the folder was given', async () => {
    const kept = await start({ PORT: '0' }, [], true);
    await kept.stop();
    expect(existsSync(kept.dataDir)).toBe(true);
    await rm(kept.dataDir, { recursive: true });

    const given = await start({ PORT: '0', KAFILA_DATA_DIR: folder });
    expect(given).toMatchObject({ fresh: false, kept: true, dataDir: folder });
    await given.stop();
    expect(existsSync(folder)).toBe(true);
  });

  it('takes another port where its own is taken, and says so', async () => {
    const taken = createServer();
    await once(taken.listen(0, '127.0.0.1'), 'listening');
    const port = String((taken.address() as AddressInfo).port);
    const said: string[] = [];
    const tracker = await start({ PORT: port }, said);
    expect(said).toEqual([`Port ${port} cannot be had; Kafila will serve on another one.`]);
    expect(tracker.url).not.toContain(`:${port}`);
    await tracker.stop();
    taken.close();
  });

  it('fails with its last words where it does not come up', async () => {
    const failing = startTracker({
      env: { PORT: '0' },
      keep: false,
      say: () => undefined,
      script: script('failing.mjs'),
    });
    await expect(failing).rejects.toThrow(/ended by code 3\.\n {2}There is no space left\./);
  });

  it('says how to build it where it was not built', async () => {
    const missing = startTracker({ env: {}, keep: false, say: () => undefined, script: script('none.mjs') });
    await expect(missing).rejects.toThrow('none.mjs is missing; npm run build makes it.');
  });
});
