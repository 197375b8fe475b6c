import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type AccessEntry } from './access-entry.js';
import { AccessLogFolder } from './access-log-folder.js';

const REVEALED: AccessEntry = {
  ...{ what: 'revealed', by: 'access-desk-1', role: 'desk' },
  ...{ address: '192.0.2.7', method: 'GET', path: '/v1/convoys/K-1' },
};
const refusal = (address: string, code = 'key-needed'): AccessEntry => ({
  ...{ what: 'refused', status: 401, code },
  ...{ address, method: 'GET', path: '/v1/convoys' },
});

let folder: string;
let now: number;
let accessLog: AccessLogFolder;
const said: object[] = [];
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'kafila-test-access-')), 'access-log');
  now = Date.parse('2026-03-01T23:59:30Z');
  said.length = 0;
  accessLog = begun();
});
afterEach(async () => {
  await accessLog.close();
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

function begun(keptDays = 90): AccessLogFolder {
  return new AccessLogFolder({
    ...{ folder, keptDays, now: () => now },
    log: { error: (facts: object) => said.push(facts) } as never,
  });
}
const written = (day: string): Record<string, unknown>[] =>
  readFileSync(join(folder, `${day}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the access log', () => {
  it('has a file for each day, for its owner alone, with a line for each entry', async () => {
    await accessLog.note(REVEALED);
    now += 60_000;
    accessLog.endMinute();
    await Promise.all([accessLog.note(REVEALED), accessLog.note({ ...REVEALED, path: '/v1/convoys/K-2' })]);
    expect(readdirSync(folder).sort()).toEqual(['2026-03-01.jsonl', '2026-03-02.jsonl']);
    expect(written('2026-03-01')).toEqual([{ at: '2026-03-01T23:59:30.000Z', ...REVEALED }]);
    expect(written('2026-03-02').map(({ path }) => path)).toEqual(['/v1/convoys/K-1', '/v1/convoys/K-2']);
    expect(statSync(join(folder, '2026-03-01.jsonl')).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('notes once in a minute who sees the same', async () => {
    await Promise.all([accessLog.note(REVEALED), accessLog.note(REVEALED)]);
    await accessLog.note({ ...REVEALED, requestId: 'another' });
    await accessLog.note({ ...REVEALED, by: 'access-desk-2' });
    expect(written('2026-03-01').map(({ by }) => by)).toEqual(['access-desk-1', 'access-desk-2']);
  });

  it('deletes the files of old days, and nothing else', async () => {
    await accessLog.note(REVEALED);
    for (const name of ['2025-11-30.jsonl', '2025-12-01.jsonl', 'notes.txt'])
      writeFileSync(join(folder, name), '{}\n');
    await accessLog.close();
    accessLog = begun();
    await accessLog.note({ ...REVEALED, path: '/' });
    expect(readdirSync(folder).sort()).toEqual(['2025-12-01.jsonl', '2026-03-01.jsonl', 'notes.txt']);
  });

  it('tells the first refusal of a caller at once, and of the others how many they were', async () => {
    for (let i = 0; i < 5; i += 1) accessLog.noteRefusal(refusal('192.0.2.7'));
    accessLog.noteRefusal(refusal('192.0.2.7', 'unknown-key'));
    accessLog.endMinute();
    await accessLog.close();
    expect(written('2026-03-01').map(({ code, times }) => [code, times])).toEqual([
      ['key-needed', undefined],
      ['unknown-key', undefined],
      ['key-needed', 4],
    ]);
  });

  it('stays small, however many are refused from however many addresses, and loses none of their number', async () => {
    for (let minute = 0; minute < 20; minute += 1) {
      for (let i = 0; i < 2_000; i += 1) accessLog.noteRefusal(refusal(`10.${minute}.${i >> 8}.${i & 255}`));
      accessLog.endMinute();
    }
    await accessLog.close();
    const lines = written('2026-03-01');
    expect(lines.reduce((sum, { times }) => sum + Number(times ?? 1), 0)).toBe(40_000);
    expect(lines.length).toBeLessThan(20 * 121 + 1);
  });

  it('counts alone what is refused on a day on which eight megabytes of it were told', async () => {
    for (let i = 0; i < 9_000; i += 1) {
      accessLog.noteRefusal(refusal(`${i}`.padEnd(2_000, ' ')));
      if (i % 50 === 49) accessLog.endMinute();
    }
    await accessLog.close();
    expect(statSync(join(folder, '2026-03-01.jsonl')).size).toBeLessThan(9 * 1024 ** 2);
    const lines = written('2026-03-01');
    expect(lines.reduce((sum, { times }) => sum + Number(times ?? 1), 0)).toBe(9_000);
  });

  it('says so, to whoever wants to note and in the log of the service, where it cannot be written', async () => {
    writeFileSync(folder, 'a file where the folder should be');
    await expect(accessLog.note(REVEALED)).rejects.toThrow();
    accessLog.noteRefusal(refusal('192.0.2.7'));
    await expect(accessLog.note(REVEALED)).rejects.toThrow();
    expect([accessLog.isWritable, said.length]).toEqual([false, 1]);
    rmSync(folder);
    await accessLog.note(REVEALED);
    expect([accessLog.isWritable, written('2026-03-01').length]).toEqual([true, 1]);
  });
});
