import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LastUse } from './last-use.js';

const KEY_ID = '0192f3a4-0000-7000-8000-000000000001';
const at = (day: string): number => Date.parse(`${day}T23:30:00Z`);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kafila-test-last-use-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});
const written = async (lastUse: LastUse, day: string | null): Promise<void> => {
  while (lastUse.dayOf(KEY_ID) !== day) await new Promise((resolve) => setTimeout(resolve, 2));
};

describe('the last use of a key', () => {
  it('is a day, known to every service of the data folder, in a file for its owner alone', async () => {
    const [one, other] = [new LastUse(folder), new LastUse(folder)];
    expect(one.dayOf(KEY_ID)).toBeNull();
    one.used(KEY_ID, at('2026-03-01'));
    await written(other, '2026-03-01');
    other.used(KEY_ID, at('2026-03-02'));
    await written(one, '2026-03-02');
    expect(statSync(join(folder, 'last-use', KEY_ID)).mode & 0o777).toBe(0o600);
  });

  it('is written once a day, and again where it could not be', async () => {
    const lastUse = new LastUse(folder);
    writeFileSync(join(folder, 'last-use'), 'a file where the folder should be');
    lastUse.used(KEY_ID, at('2026-03-01'));
    await new Promise(setImmediate);
    rmSync(join(folder, 'last-use'));
    lastUse.used(KEY_ID, at('2026-03-01'));
    await written(lastUse, '2026-03-01');
    rmSync(join(folder, 'last-use', KEY_ID));
    lastUse.used(KEY_ID, at('2026-03-01'));
    await new Promise(setImmediate);
    expect(lastUse.dayOf(KEY_ID)).toBeNull();
  });

  it('takes no id for the name of another file', async () => {
    const lastUse = new LastUse(folder);
    lastUse.used('../../x', at('2026-03-01'));
    await new Promise(setImmediate);
    expect([readdirSync(folder), lastUse.dayOf('../../etc/hostname')]).toEqual([[], null]);
  });
});
