import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Api } from './kit/api.js';
import { plan, report } from './kit/reports.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

const folder = temporaryFolder();
let service: RunningService;
beforeAll(async () => {
  service = await startService('tracker', { KAFILA_DATA_DIR: folder.path });
});
afterAll(async () => {
  await service.stop();
  folder.remove();
});

/** `kafila` as it is run, from dist/. Killed with SIGKILL at the first line it prints, where told so. */
async function kafila(
  args: readonly string[],
  killed = false,
): Promise<{ readonly code: number | null; readonly lines: readonly string[] }> {
  const child = spawn(process.execPath, [resolve('bin', 'kafila.js'), ...args], {
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    if (killed) child.kill('SIGKILL');
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, lines };
}

it('an import that is killed amid its file and run again records each report once, and refuses only broken lines', async () => {
  const api = new Api(service.url);
  await api.post('/convoys', plan('c1'));
  const good = Array.from({ length: 6_000 }, () => JSON.stringify(report('c1')));
  const broken = '{"reportId":';
  const unknown = JSON.stringify(report('nobody-planned-it'));
  const file = join(folder.path, 'outbox.ndjson');
  writeFileSync(
    file,
    // As some editors begin a file.
    `\ufeff${[...good.slice(0, 10), broken, '', ...good.slice(0, 5), unknown, ...good.slice(10)].join('\n')}`,
  );
  const before = await headOf(api);

  const killed = await kafila(['import', file, '--url', service.url, '--each'], true);
  expect(killed.code).toBeNull();
  const amid = await headOf(api);
  expect(amid).toBeGreaterThan(before);
  expect(amid).toBeLessThan(before + 6_000n);

  const again = await kafila(['import', file, '--url', service.url]);
  expect(again.code).toBe(1);
  expect(again.lines).toEqual([
    expect.stringMatching(/^line 11 refused: malformed-json: Not JSON at column 13/),
    expect.stringMatching(/^line 18 refused: unknown-convoy: /),
    expect.stringMatching(/^6007 reports from /),
    'Refused: 1 malformed-json, 1 unknown-convoy.',
  ]);
  const [, recorded, duplicate] =
    / (\d+) recorded, (\d+) duplicate, 2 refused/.exec(again.lines[2] ?? '') ?? [];
  expect(Number(recorded) + Number(duplicate)).toBe(6_005);
  // What was printed before the kill was acknowledged: a portion of a thousand lines, two of them refused.
  expect(Number(duplicate)).toBeGreaterThanOrEqual(998);

  const known = await kafila(['import', file, '--url', service.url, '--from-line', '19', '--json']);
  expect(known.code).toBe(0);
  expect(JSON.parse(known.lines[0] ?? '')).toMatchObject({
    counts: { lines: 5_990, recorded: 0, duplicate: 5_990, refused: 0 },
    ended: 'complete',
  });
  // Both looks at the head since have left a report of their own.
  expect(await headOf(api)).toBe(before + 6_000n + 2n);
}, 90_000);

/** Where the store ends: one report more tells. */
async function headOf(api: Api): Promise<bigint> {
  const { body } = await api.post('/reports', report('c1'));
  return BigInt(String(body['position']));
}
