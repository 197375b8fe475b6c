import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { kafila } from '../../../testing/kafila.js';

const folder = mkdtempSync(join(tmpdir(), 'kafila-test-access-log-'));
const env = { KAFILA_DATA_DIR: folder };
const at = '2026-03-02T05:00:00.000Z';
const of = { address: '192.0.2.7', method: 'GET' };
const ENTRIES = [
  { at, what: 'revealed', by: 'access-desk-1', ...of, path: '/v1/convoys/K-1' },
  { at, what: 'refused', ...of, path: '/v1/convoys/:id', status: 401, code: 'key-needed', times: 7 },
  { at, what: 'revealed', by: 'access-desk-2', ...of, path: '/v1/\u001b[2Jconvoys' },
];

beforeAll(() => {
  mkdirSync(join(folder, 'access-log'));
  writeFileSync(join(folder, 'access-log', '2026-03-01.jsonl'), '');
  const lines = ENTRIES.map((entry) => JSON.stringify(entry));
  writeFileSync(join(folder, 'access-log', '2026-03-02.jsonl'), `${lines.join('\n')}\n\n{"at": "2026\n`);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('kafila access log', () => {
  it('prints the entries of the last day, and says what it cannot read', async () => {
    const { code, stdout, stderr } = await kafila(['access', 'log'], { env });
    expect([code, stdout.trimEnd().split('\n')]).toEqual([
      0,
      [
        `${at} revealed access-desk-1 from 192.0.2.7: GET /v1/convoys/K-1`,
        `${at} refused 401 key-needed somebody from 192.0.2.7: GET /v1/convoys/:id, 7 times more`,
        String.raw`${at} revealed access-desk-2 from 192.0.2.7: GET /v1/\u001b[2Jconvoys`,
      ],
    ]);
    expect(stderr).toBe('1 lines cannot be read: a disk was full, or somebody wrote there.\n');
  });

  it('prints those that are asked for, as they are with --json', async () => {
    const args = [
      'access',
      'log',
      '--json',
      '--day',
      '2026-03-02',
      '--what',
      'revealed',
      '--by',
      'access-desk-1',
    ];
    expect((await kafila(args, { env })).stdout).toBe(`${JSON.stringify(ENTRIES[0])}\n`);
    expect((await kafila(['access', 'log', '--day', '2026-03-01'], { env })).stdout).toBe('');
  });

  it('says of which days there is one', async () => {
    const { code, stderr } = await kafila(['access', 'log', '--day', '2026-02-01'], { env });
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('it has 2026-03-01 to 2026-03-02.') as unknown,
    ]);
  });
});
