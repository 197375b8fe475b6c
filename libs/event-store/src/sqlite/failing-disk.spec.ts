import { afterAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DiskError, type DiskFault, faultyDisk } from '../testing/faults/faulty-disk.js';
import { type Told, toldIn, type WritingRun } from '../testing/faults/writing-run.js';
import { notKeptWhole } from '../testing/kept-whole.js';
import { readWholeStore } from '../testing/sample-events.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { TEST_SEED } from '../testing/test-seed.js';
import { builtUrl } from './file/built-url.js';
import { openSqliteEventStore } from './open-store.js';

const AT_LENGTH = process.env['KAFILA_TEST_SHARE'] === '1';
/** At every operation in the long run; else at one of so many, from another one on each time. */
const STEP = AT_LENGTH ? 1 : 97;
/** Writes, syncs, cuts and creations from the making of a store over six turns to its second close. */
const OPERATIONS = 190;

const program = fileURLToPath(builtUrl(import.meta.url, '../testing/faults/write-in-turns.js'));
const folder = temporaryFolder();
const disk = faultyDisk(folder.path(''));
afterAll(() => {
  folder.remove();
});

/** What was told in each run: one process makes them all, one after the other, each on a store of its own. */
function written(faults: readonly DiskFault[]): Map<string, Told[]> {
  const runs = faults.map((fault): WritingRun => ({
    file: join(disk.folder, `${fault.error}-${fault.after}-${fault.failing}.db`),
    turns: 6,
    appends: 3,
    fault,
  }));
  const env = { ...process.env, ...disk.env };
  const said = execFileSync(process.execPath, [program, disk.control, JSON.stringify(runs)], {
    env,
    encoding: 'utf8',
  });
  return toldIn(said);
}

async function wrongIn(file: string, told: readonly Told[], fault: DiskFault): Promise<readonly string[]> {
  const store = await openSqliteEventStore({ file });
  const events = await readWholeStore(store, 0n, ['']);
  await store.close();
  const wrong = [
    ...notKeptWhole(
      events,
      told.filter((one) => one.told === 'kept'),
    ),
  ];
  const there = new Set(events.map(({ data }) => data['append']));
  for (const one of told) {
    if (one.told !== 'refused') continue;
    if (!['EventStoreUnavailable', 'EventStoreUnusable'].includes(one.name))
      wrong.push(`refused by ${one.name}: ${one.message}`);
    // Of what waited when the writer stopped nobody knows; what a full disk did not take is not there.
    const unknown = /may or may not be kept/.test(one.message);
    if (!unknown && one.append !== undefined && there.has(one.append))
      wrong.push(`${one.append} was refused and is there: ${one.message}`);
  }
  wrong.push(...wrongFaults(told, fault));
  if (told.at(-1)?.told !== 'end') wrong.push('the program did not come to its end');
  return wrong;
}

/** What the store says right after an append was refused, and again once the disk was mended. */
function wrongFaults(told: readonly Told[], { error, failing = 0 }: DiskFault): readonly string[] {
  const [first, second] = told.flatMap((one) => (one.told === 'fault' ? [one.code] : []));
  if (first === undefined || first === 'stopped') return [];
  // A sync that failed is never tried again: the store stops, and is opened anew.
  if (error === 'EIO') return [`an error of the disk left the store with "${first}", not stopped`];
  const expected = failing > 1 ? ['disk-full'] : ['disk-full', 'none'];
  const wrong = expected.includes(first) ? [] : [`a full disk is told as "${first}"`];
  return second === 'none' ? wrong : [...wrong, `a disk with room again is told as "${String(second)}"`];
}

describe(`a disk that fails at any write or sync (KAFILA_TEST_SEED=${TEST_SEED})`, () => {
  const moments = Array.from({ length: OPERATIONS }, (_, n) => n).filter(
    (n) => n % STEP === TEST_SEED % STEP,
  );

  it.each<[DiskError, string, number]>([
    ['ENOSPC', 'once', 1],
    ['ENOSPC', 'until there is room', 100_000],
    ['EIO', 'once', 1],
    ['EIO', 'until it is seen to', 100_000],
  ])(
    'with %s, %s, refuses by name what it did not keep, and goes on',
    async (error, _, failing) => {
      const told = written(moments.map((after) => ({ after, failing, error })));
      expect(told.size).toBe(moments.length);
      const wrong: string[] = [];
      for (const [file, said] of told) {
        wrong.push(...(await wrongIn(file, said, { error, failing })).map((what) => `${file}: ${what}`));
      }
      expect(wrong).toEqual([]);
    },
    1_800_000,
  );
});
