import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deliveries, simulate } from '#kafila/simulation';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { type Request } from '../../../client/api.js';
import { Interrupted } from '../command-failure.js';
import { type FakeSystem, fakeSystem } from '../../../testing/fake-system.js';
import { kafila } from '../../../testing/kafila.js';

const folder = mkdtempSync(join(tmpdir(), 'kafila-simulate-'));
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Serves a fake system over HTTP. */
async function served(system: Pick<FakeSystem, 'send'>): Promise<string> {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const { 'content-type': type, 'idempotency-key': idempotencyKey } = request.headers;
      const sent = { path: request.url ?? '', body, type, idempotencyKey } as Request;
      void system.send(sent).then((answer) => {
        response.writeHead(answer.status).end(JSON.stringify(answer.body));
      });
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closing.push(async () => {
    server.closeAllConnections();
    await once(server.close(), 'close');
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const valuesIn = (text: string): unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

const WORLD = ['--seed', '7', '--convoys', '3', '--from', '2'];
const world = [...simulate({ seed: 7, convoys: 3, from: 2 })];
const arriving = world.flatMap((convoy) =>
  deliveries(convoy).map(({ report }) => ({ ...report, synthetic: true })),
);

const decisions = world.flatMap((convoy) =>
  convoy.decisions.map((decision) => ({ ...decision, body: { ...decision.body, synthetic: true } })),
);

describe('kafila simulate', () => {
  it('writes the reports of a world to stdout in the order of arrival, and nothing else', async () => {
    const { code, stdout, stderr } = await kafila(['simulate', ...WORLD]);
    expect([code, stderr]).toEqual([0, '']);
    expect(valuesIn(stdout)).toEqual(JSON.parse(JSON.stringify(arriving)));
  });

  it('writes reports and decisions to files of their own, each decision with its path, all marked as synthetic', async () => {
    const [out, desk] = [join(folder, 'reports.ndjson'), join(folder, 'decisions.ndjson')];
    const { stdout } = await kafila(['simulate', ...WORLD, '--out', out, '--decisions', desk]);
    expect(valuesIn(readFileSync(out, 'utf8'))).toHaveLength(arriving.length);
    const decided = valuesIn(readFileSync(desk, 'utf8'));
    expect(decided).toEqual(JSON.parse(JSON.stringify(decisions)));
    expect(decided[0]).toMatchObject({ path: expect.stringMatching(/^\/v1\//) as unknown });
    expect(stdout).toContain(`${arriving.length} reports written to ${out}, ${decided.length} decisions to`);
  });

  it('leaves a file with the name of a part where it is interrupted, says so, and writes over it the next time', async () => {
    const out = join(folder, 'interrupted.ndjson');
    const stop = new AbortController();
    let looked = 0;
    const signal = Object.assign(stop.signal, {
      throwIfAborted: () => {
        if (++looked === 2) throw new Interrupted(130);
      },
    });
    const { code, stderr } = await kafila(['simulate', ...WORLD, '--out', out], { signal });
    expect([code, existsSync(out), existsSync(`${out}.part`)]).toEqual([130, false, true]);
    expect(stderr).toBe(
      `Not finished: ${out}.part has 1 of 3 convoys that set out. Run it again: it begins anew.\nInterrupted.\n`,
    );
    expect((await kafila(['simulate', ...WORLD, '--out', out])).code).toBe(0);
    expect(valuesIn(readFileSync(out, 'utf8'))).toHaveLength(arriving.length);
    expect(existsSync(`${out}.part`)).toBe(false);
  });

  it('ends with 73 and a sentence where the disk is full', async () => {
    const { code, stderr } = await kafila(['simulate', ...WORLD, '--out', '/dev/full']);
    expect([code, stderr]).toEqual([73, '/dev/full cannot be written to its end: the disk is full.\n']);
  });

  it('makes another, harder world with --all-troubles', async () => {
    const [plain, hard] = [
      await kafila(['simulate', ...WORLD]),
      await kafila(['simulate', ...WORLD, '--all-troubles']),
    ];
    expect(hard.stdout).not.toBe(plain.stdout);
  });

  it('feeds a service with decisions and reports, each as often as it arrives', async () => {
    const system = fakeSystem();
    const url = await served(system);
    const { code, stdout } = await kafila(['simulate', ...WORLD, '--url', url, '--json']);
    const once = new Set(arriving.map(({ reportId }) => reportId)).size;
    expect(JSON.parse(stdout)).toMatchObject({
      counts: { reports: arriving.length, recorded: once, duplicate: arriving.length - once, refused: 0 },
      refused: [],
    });
    expect(system.decisions).toHaveLength(decisions.length);
    expect(code).toBe(0);
  });

  it('stops where a decision is refused, says which, and ends with 1', async () => {
    const url = await served({
      send: () => Promise.resolve({ status: 409, body: { code: 'convoy-exists', detail: 'It is planned.' } }),
    });
    const { code, stdout, stderr } = await kafila(['simulate', ...WORLD, '--url', url]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^The decision to \S+ \S+ was refused: 409 convoy-exists: It is planned\.\n$/);
  });

  it.each([
    [['--convoys', '3'], "required option '--seed <number>' not specified"],
    [['--seed', 'x', '--convoys', '3'], 'Give a whole number from 0 on'],
    [[...WORLD, '--json'], '--json needs --out or --url'],
    [[...WORLD, '--url', 'http://127.0.0.1:9', '--out', 'x'], 'cannot be used with option'],
    [[...WORLD, '--out', '/nowhere/x'], '/nowhere/x cannot be written'],
  ])('ends with 2 where it is used wrongly: %j', async (args, sentence) => {
    const { code, stdout, stderr } = await kafila(['simulate', ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
  });
});
