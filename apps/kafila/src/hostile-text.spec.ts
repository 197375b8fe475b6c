import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeVerifierKey } from '#kafila/proof';
import { generateSigningKey } from '#kafila/proof/node';
import { startFakeService } from '../../testing/fake-service.js';
import { kafila, type Ran } from '../../testing/kafila.js';

/** Wipes the screen, begins a line that lies, turns the direction, and says the rest with a C1 control. */
const HOSTILE = '\u001b[2J\u001b[H\r\nProven: 9 events\u202e.\u009b1A\u2066';
const KEY = writeVerifierKey(generateSigningKey('log.example').verifier);

const folder = mkdtempSync(join(tmpdir(), 'kafila-hostile-'));
const at = (name: string): string => join(folder, name);
let server: Server;
let url = '';
let answered = { status: 404, body: '' };
beforeAll(async () => {
  server = createServer((_, response) => response.writeHead(answered.status).end(answered.body));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

function expectHonest({ stdout, stderr }: Ran): void {
  expect(stdout + stderr).not.toMatch(
    /[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/,
  );
  expect(stdout + stderr).not.toMatch(/^Proven/m);
}

function written(name: string, text: string): string {
  writeFileSync(at(name), text);
  return at(name);
}

describe('what hostile text gets out of the command line', () => {
  it.each([
    ['its format', JSON.stringify({ format: HOSTILE })],
    ['its convoy', JSON.stringify({ format: 'kafila-bundle/1', convoyId: HOSTILE })],
    ['a name that nobody knows', JSON.stringify({ [HOSTILE]: 1 })],
    ['the place of its JSON', `{"convoyId": ${HOSTILE}`],
  ])('is no verdict, where a bundle holds it in %s', async (_, text) => {
    const file = written('bundle.json', text);
    for (const json of [[], ['--json']]) {
      const ran = await kafila(['audit', 'verify-bundle', file, '--key', KEY, ...json]);
      expect(ran.code).toBe(1);
      expectHonest(ran);
    }
  });

  it('is written out, where the name of a file holds it', async () => {
    const ran = await kafila(['audit', 'verify-bundle', at(`x${HOSTILE}`), '--key', KEY]);
    expect(ran.code).toBe(2);
    expectHonest(ran);
    expect(ran.stderr).toContain('\\u001b[2J');
    expectHonest(await kafila(['import', at(`x${HOSTILE}`)]));
  });

  it('is written out, where a service answers it', async () => {
    answered = { status: 404, body: JSON.stringify({ code: HOSTILE, detail: HOSTILE }) };
    for (const args of [
      ['export', 'c1', '--as', 'csv'],
      ['import', written('one', '{}\n')],
    ]) {
      const ran = await kafila([...args, '--url', url], { terminal: true });
      expect(ran.code).not.toBe(0);
      expectHonest({ ...ran, stderr: ran.stderr.replaceAll('\r\u001b[K', '') });
    }
  });

  it('is written out, where lines are refused with it, and stays what it is in JSON', async () => {
    const problem = { status: 422, code: HOSTILE, detail: HOSTILE };
    const service = await startFakeService({ problem: () => problem });
    const file = written('refused', '{}\n');
    const [plain, json] = [
      await kafila(['import', file, '--url', service.url]),
      await kafila(['import', file, '--url', service.url, '--json']),
    ];
    await service.stop();
    expectHonest(plain);
    expectHonest(json);
    const { refused } = JSON.parse(json.stdout) as { refused: readonly { problem: object }[] };
    expect(refused[0]?.problem).toEqual(problem);
  });

  it('is written out, where an export goes to a terminal, and left alone in a pipe', async () => {
    answered = { status: 200, body: `note\r\n"${HOSTILE}\u0642\u0627"\r\n` };
    const args = ['export', 'c1', '--as', 'csv', '--url', url];
    const shown = await kafila(args, { terminal: true });
    expect(shown.stdout).not.toMatch(/[\u001b\u202e\u2066\r]/);
    expect(shown.stdout).toContain('\u0642\u0627');
    expect((await kafila(args)).stdout).toBe(answered.body);
  });
});
