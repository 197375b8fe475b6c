import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { convoyStream } from '#kafila/domain';
import { timesTried } from '#kafila/domain/testing';
import { beginLogAnew } from '#kafila/audit';
import { openWithoutThread, smallDisk, TEST_SEED } from '#kafila/event-store/testing';
import { Persons } from '#kafila/persons';
import { loadSettings, type Settings } from '#kafila/platform';
import { openReadModels, putRates } from '#kafila/read-models';
import { roadTrip } from '#kafila/read-models/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { logPlaceOf } from '../../../service/log-place.js';
import { readModelsUrl } from '../../../service/open-stores.js';
import { notRestored } from '../../../service/unfinished-restore.js';
import { kafila, type Ran } from '../../../testing/kafila.js';
import { logged } from '../../../testing/taken-in.js';
import { Interrupted } from '../command-failure.js';

const KILLED = 137;
let folder: string;
let events: number;
const disk = smallDisk(1);
/** Skipped, and shown as skipped, where nobody may mount one. */
const onSmallDisk = disk ? it : it.skip;
const at = (...names: string[]): string => join(folder, ...names);
const settingsOf = (data: string): Settings => loadSettings({ KAFILA_DATA_DIR: at(data) });

/** Events, a log over them, a person's key, and a rate: more than fits on the small disk. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kafila-killed-'));
  const settings = settingsOf('data');
  const persons = await Persons.open(settings.personKeys);
  const [driver = ''] = await persons.seal([{ member: 'driver', person: { name: 'Gul Khan' } }]);
  await persons.close();
  const store = await openWithoutThread({ file: at('data', 'events.db') });
  for (let serial = 1; serial <= 3; serial++) {
    const { convoyId, decisions, facts } = roadTrip(serial);
    const noted = facts.map((fact) => ({
      ...fact,
      data: { ...fact.data, driver, note: 'x'.repeat(30_000) },
    }));
    await store.append(convoyStream(convoyId), [...decisions, ...noted], 'none');
  }
  events = Number(await store.head());
  await beginLogAnew(logPlaceOf(settings));
  await logged(store, settings);
  await store.close();
  const rows = await openReadModels(readModelsUrl(settings));
  await putRates(rows, '2026-03-01,PKR,0.003587\n');
  await rows.close();
}, 60_000);
afterAll(() => {
  disk?.remove();
  rmSync(folder, { recursive: true });
});

/** A signal that stops a command where it looks at it for the nth time: nothing is put right after it, as after a kill. */
function killedAt(nth: number): AbortSignal {
  let looks = 0;
  const look = (): void => {
    if (++looks === nth) throw new Interrupted(KILLED);
  };
  const deaf = (): void => undefined;
  const signal = { aborted: false, throwIfAborted: look, addEventListener: deaf, removeEventListener: deaf };
  return signal as unknown as AbortSignal;
}

function run(data: string, args: readonly string[], nth?: number): Promise<Ran> {
  const more = nth === undefined ? {} : { signal: killedAt(nth) };
  return kafila(args, { env: { KAFILA_DATA_DIR: at(data) }, ...more });
}
const backUp = (to: string, nth?: number): Promise<Ran> =>
  run('data', ['backup', '--to', at(to), '--keys-to', at(`${to}-keys`)], nth);
const restore = (data: string, from: string, nth?: number): Promise<Ran> =>
  run(data, ['restore', '--from', at(from), '--keys-from', at(`${from}-keys`)], nth);

/** At length it is killed at each moment, else at some of them, others each time. */
const STEP = timesTried(4, 1);

/** Does a command again and again, killed later each time, until it is not killed any more. @returns at how many moments it looks */
async function killedEverywhere(attempt: (nth: number) => Promise<number>): Promise<number> {
  for (let nth = 1 + (TEST_SEED % STEP); ; nth += STEP) if ((await attempt(nth)) !== KILLED) return nth - 1;
}

function keysIn(data: string): number {
  const db = new Sqlite(at(data, 'persons.db'), { readonly: true });
  const keys = db.prepare<[], number>('SELECT count(*) FROM persons WHERE key IS NOT NULL').pluck().get();
  db.close();
  return keys ?? 0;
}

describe(`a backup (KAFILA_TEST_SEED=${TEST_SEED})`, () => {
  it('that was killed at any moment cannot be restored, and is begun anew by the next one', async () => {
    const kills = await killedEverywhere(async (nth) => {
      const to = `killed-${nth}`;
      const { code } = await backUp(to, nth);
      if (code !== KILLED) return code;
      expect(await restore('nowhere', to)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('no whole copy'),
      });
      expect(existsSync(at('nowhere'))).toBe(false);
      expect(await backUp(to)).toMatchObject({ code: 0, stderr: '' });
      expect(readdirSync(at(to)).sort()).toEqual([
        'backup.json',
        'events.db',
        'log',
        'rates.csv',
        'verifier-keys',
      ]);
      expect(readdirSync(at(`${to}-keys`)).sort()).toEqual(['log-keys', 'persons.db']);
      rmSync(at(to), { recursive: true });
      rmSync(at(`${to}-keys`), { recursive: true });
      return KILLED;
    });
    expect(kills).toBeGreaterThan(6);
  });

  it('takes nothing away that it did not make', async () => {
    expect((await backUp('twice')).code).toBe(0);
    const again = await backUp('twice');
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('holds something')]);
    expect(existsSync(at('twice', 'backup.json'))).toBe(true);
  });

  onSmallDisk('says in one sentence that the disk it goes to is full, and leaves nothing there', async () => {
    if (!disk) return;
    const { code, stderr } = await run('data', ['backup', '--to', join(disk.path, 'copy')]);
    expect([code, stderr]).toEqual([73, expect.stringMatching(/^The disk of [^\n]* is full\.[^\n]*\n$/)]);
    expect(readdirSync(join(disk.path, 'copy'))).toEqual([]);
  });
});

describe(`a restore (KAFILA_TEST_SEED=${TEST_SEED})`, () => {
  it('that was killed at any moment lets no service start, and is begun anew by the next one', async () => {
    expect((await backUp('whole')).code).toBe(0);
    const kills = await killedEverywhere(async (nth) => {
      const data = `restored-${nth}`;
      const { code } = await restore(data, 'whole', nth);
      const settings = settingsOf(data);
      if (code !== KILLED) return code;
      expect(notRestored(settings)).toMatch(/was not finished.*Run kafila restore again\./);
      const again = await restore(data, 'whole');
      expect([again.code, again.stdout]).toEqual([
        0,
        expect.stringContaining(`Restored and verified: ${events} events`),
      ]);
      expect(notRestored(settings)).toBeUndefined();
      expect(keysIn(data)).toBe(1);
      expect(readdirSync(at(data)).filter((name) => name.includes('restor'))).toEqual([]);
      rmSync(at(data), { recursive: true });
      return KILLED;
    });
    expect(kills).toBeGreaterThan(8);
  });

  onSmallDisk('says in one sentence that the disk is full, and leaves nothing there', async () => {
    if (!disk) return;
    const data = join(disk.path, 'data');
    const args = ['restore', '--from', at('whole'), '--keys-from', at('whole-keys')];
    const { code, stderr } = await kafila(args, { env: { KAFILA_DATA_DIR: data } });
    expect([code, stderr]).toEqual([73, expect.stringMatching(/^The disk of [^\n]* is full\.[^\n]*\n$/)]);
    const left = readdirSync(data, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    expect(left.map(({ name }) => name)).toEqual([]);
  });
});
