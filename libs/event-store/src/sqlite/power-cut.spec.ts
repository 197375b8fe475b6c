import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xorshift128plus } from 'pure-rand/generator/xorshift128plus';
import { appended } from '../testing/appended.js';
import { type Chance, DiskUnderPower } from '../testing/faults/disk-after-power-cut.js';
import { type DiskOperation, readTrace } from '../testing/faults/disk-trace.js';
import { faultyDisk, type DiskFault } from '../testing/faults/faulty-disk.js';
import { toldIn, type WritingRun } from '../testing/faults/writing-run.js';
import { notKeptWhole } from '../testing/kept-whole.js';
import { readWholeStore, sampleEvents } from '../testing/sample-events.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { TEST_SEED } from '../testing/test-seed.js';
import { builtUrl } from './file/built-url.js';
import { openSqliteEventStore } from './open-store.js';

const AT_LENGTH = process.env['KAFILA_TEST_SHARE'] === '1';
const CUTS = AT_LENGTH ? 200 : 4;
/** Of which each has another sync that fails. */
const RUNS = AT_LENGTH ? 20 : 1;

const program = fileURLToPath(builtUrl(import.meta.url, '../testing/faults/write-in-turns.js'));
const folder = temporaryFolder();
const disk = faultyDisk(folder.path(''));
afterAll(() => {
  folder.remove();
});

function seeded(seed: number): Chance {
  const generator = xorshift128plus(seed);
  return () => uniformInt(generator, 0, 0x7fffffff) / 0x80000000;
}

/** What a run does to the disk, from the creation of the store on. */
function traced(turns: number, fault: DiskFault = {}): readonly DiskOperation[] {
  const file = join(disk.folder, 'events.db');
  const runs: WritingRun[] = [{ file, turns, appends: 3, fault }];
  const env = { ...process.env, ...disk.env, KAFILA_DISK_TRACE: disk.trace };
  execFileSync(process.execPath, [program, disk.control, JSON.stringify(runs)], { env, stdio: 'ignore' });
  rmSync(disk.folder, { recursive: true });
  mkdirSync(disk.folder);
  return readTrace(disk.trace);
}

/** As many of these as are wanted, by chance, in order. */
function some(moments: readonly number[], wanted: number, chance: Chance): number[] {
  const drawn = Array.from({ length: wanted }, () => moments[Math.floor(chance() * moments.length)] ?? 0);
  return [...new Set(drawn)].sort((a, b) => a - b);
}

/** What is wrong with the store after the power was cut before the given operations, each for itself. */
async function wrongAfterCuts(
  operations: readonly DiskOperation[],
  moments: readonly number[],
  chance: Chance,
): Promise<string[]> {
  const wrong: string[] = [];
  const under = new DiskUnderPower(chance);
  let said = '';
  for (const [moment, operation] of operations.entries()) {
    if (moments.includes(moment)) {
      const found = await wrongAfterCut(under, said).catch((error: unknown) => [String(error)]);
      wrong.push(...found.map((what) => `Cut before operation ${moment}: ${what}`));
    }
    under.apply(operation);
    if (operation.kind === 'said') said += operation.text;
  }
  return wrong;
}

async function wrongAfterCut(under: DiskUnderPower, said: string): Promise<readonly string[]> {
  const after = folder.path('after');
  mkdirSync(after);
  try {
    under.afterPowerCut(after);
    const store = await openSqliteEventStore({ file: join(after, 'events.db') });
    try {
      const events = await readWholeStore(store, 0n, ['']);
      const kept = [...toldIn(said).values()].flat().filter((one) => one.told === 'kept');
      const wrong = notKeptWhole(events, kept);
      const [added] = await appended(store, 'turn-0', sampleEvents(1));
      const next = BigInt(events.length + 1);
      if (added?.position === next) return wrong;
      return [...wrong, `the next append is at ${String(added?.position)}, not ${next.toString()}`];
    } finally {
      await store.close();
    }
  } finally {
    rmSync(after, { recursive: true });
  }
}

describe(`a power cut (KAFILA_TEST_SEED=${TEST_SEED})`, () => {
  let operations: readonly DiskOperation[] = [];
  let chance: Chance;
  beforeAll(() => {
    // So many pages that the log is written back into the file and begun anew while appends go on.
    operations = traced(1_100);
    chance = seeded(TEST_SEED);
  });

  const wrongAt = (wanted: number, from: number, to = operations.length): Promise<string[]> => {
    const moments = Array.from({ length: to - from }, (_, index) => from + index);
    return wrongAfterCuts(operations, some(moments, wanted, chance), chance);
  };

  it('while the store is made leaves none or an empty one, which takes appends', async () => {
    const first = operations.findIndex(({ kind }) => kind === 'said');
    expect(first).toBeGreaterThan(10);
    expect(await wrongAt(CUTS, 0, first)).toEqual([]);
  }, 600_000);

  it('while appends are written loses nothing acknowledged, and keeps no append in part', async () => {
    expect(await wrongAt(CUTS, 0)).toEqual([]);
  }, 600_000);

  it('while the log is written back into the file loses nothing either, and leaves a sound file', async () => {
    const made = operations.findIndex(({ kind }) => kind === 'said');
    const main = operations.find(
      (operation) => operation.kind === 'create' && operation.name === 'events.db.new',
    );
    const back = operations.flatMap((operation, moment) =>
      operation.kind === 'write' && moment > made && main?.kind === 'create' && operation.file === main.file
        ? [moment, moment + 1, moment + 30]
        : [],
    );
    expect(back.length).toBeGreaterThan(100);
    const moments = back.filter((moment) => moment < operations.length);
    expect(await wrongAfterCuts(operations, some(moments, CUTS, chance), chance)).toEqual([]);
  }, 600_000);

  it('loses nothing that was acknowledged after a sync had failed and the store was opened again', async () => {
    const counted = traced(40).filter(({ kind }) => kind !== 'said' && kind !== 'unlink');
    const syncs = counted.flatMap(({ kind }, index) => (kind === 'sync' && index > 60 ? [index] : []));
    for (const after of some(syncs, RUNS, chance)) {
      const operations = traced(40, { after, failing: 1, error: 'EIO' });
      const failed = operations.findIndex((operation) => operation.kind === 'sync' && operation.failed);
      expect(failed).toBeGreaterThan(0);
      const since = Array.from({ length: operations.length - failed }, (_, index) => failed + index);
      const wrong = await wrongAfterCuts(operations, some(since, Math.min(CUTS, 50), chance), chance);
      expect({ failed, wrong }).toEqual({ failed: expect.any(Number), wrong: [] });
    }
  }, 1_800_000);
});
