import { type EventStore, openSqliteEventStore } from '#kafila/event-store';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readCheckpoint } from '../runner/checkpoint.js';
import { recomputeRowsDigest } from '../runner/rows-digest.js';
import { roadTrip } from '../testing/road.js';
import { DATABASES, projectAll, Stage, tellTrips } from '../testing/stage.js';
import { trips } from '../trips/trips.projection.js';
import { ProjectionOperations } from './projection-operations.js';

/** Child processes start from built code only. */
const program = fileURLToPath(
  new URL(
    '../testing/project-until-killed.js',
    import.meta.url.replace('/libs/read-models/', '/dist/libs/read-models/'),
  ),
);

const ROUNDS = 5;

let stage: Stage;
let folder: string;
let events: string;
let eventStore: EventStore;
/** Made by a runner that nobody disturbs. */
let undisturbed: string | undefined;

beforeAll(async () => {
  stage = await Stage.set();
  folder = await mkdtemp(join(tmpdir(), 'kafila-kill-9-'));
  events = join(folder, 'events.db');
  const told = await openSqliteEventStore({ file: events });
  const serials = Array.from({ length: 150 }, (_, serial) => serial);
  await tellTrips(
    told,
    serials.map((serial) => roadTrip(serial, { retracts: serial % 3 === 0, joinsLate: serial % 5 === 0 })),
  );
  await told.close();
  await copyFile(events, join(folder, 'copy.db'));
  eventStore = await openSqliteEventStore({ file: events });
  const sane = await stage.readModels(await stage.freshUrl('SQLite'));
  await projectAll(stage, eventStore, sane);
  undisturbed = (await readCheckpoint(sane.read, trips.name))?.rowsDigest;
}, 120_000);
afterAll(async () => {
  await eventStore.close();
  await stage.clear();
  await rm(folder, { recursive: true, force: true });
});

interface Child {
  readonly process: ChildProcess;
  readonly lines: readonly string[];
  readonly begun: Promise<void>;
  /** Settles when it has said so much, or is done. */
  said(lines: number): Promise<void>;
  kill(): Promise<void>;
}

function start(...args: string[]): Child {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => lines.push(line));
  const begun = Promise.race([once(output, 'line'), exited]).then(() => {
    expect(lines[0]).toBe('begun');
  });
  return {
    process: child,
    lines,
    begun,
    said: async (count) => {
      while (lines.length < count && lines.at(-1) !== 'done')
        await Promise.race([once(output, 'line'), exited]);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

describe.each(DATABASES)('a projector on $kind that is killed at any moment', ({ kind }) => {
  it(`of two, neither ever writes beside the other, and in ${ROUNDS} rounds nothing is lost or told twice`, async () => {
    const url = await stage.freshUrl(kind);
    const readModels = await stage.readModels(url);
    const head = await eventStore.head();
    const copies = [join(folder, `copy-${kind}-a.db`), join(folder, `copy-${kind}-b.db`)];
    for (const copy of copies) await copyFile(join(folder, 'copy.db'), copy);
    const begin = (round: number): Child => start('follow', copies[round % 2] ?? '', url);

    const between: bigint[] = [];
    let working = begin(0);
    for (let round = 1; round <= ROUNDS; round++) {
      // It holds the lock before the next one begins, which stands by and takes over when it is killed.
      await working.said(2);
      const next = begin(round);
      await next.begun;
      await working.said(2 + Math.floor(Math.random() * 12));
      await delay(Math.random() * 10);
      await working.kill();
      for (const { lines } of [working, next])
        expect(lines.filter((line) => line.startsWith('failed'))).toEqual([]);
      const kept = await readCheckpoint(readModels.read, trips.name);
      if (kept && kept.position > 0n && kept.position < head) between.push(kept.position);
      working = next;
    }
    await working.kill();
    expect(between.length).toBeGreaterThan(0);

    await projectAll(stage, eventStore, readModels);
    const kept = await readCheckpoint(readModels.read, trips.name);
    expect(kept).toMatchObject({ position: head, rowsDigest: undisturbed });
    expect(await recomputeRowsDigest(readModels.read, trips.tables)).toBe(undisturbed);
  }, 240_000);

  it(`goes on with a rebuild where it was, in ${ROUNDS} rounds, to the rows of one that nobody disturbed`, async () => {
    const url = await stage.freshUrl(kind);
    const readModels = await stage.readModels(url);
    await projectAll(stage, eventStore, readModels);
    const operations = new ProjectionOperations(eventStore, readModels);

    const reached: bigint[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const child = start('rebuild', events, url);
      await child.begun;
      await child.said(1 + Math.floor(Math.random() * 12));
      await delay(Math.random() * 10);
      await child.kill();
      reached.push((await operations.list()).find(({ generation }) => generation === 'next')?.position ?? 0n);
    }
    expect(reached).toEqual([...reached].sort((a, b) => (a < b ? -1 : 1)));
    expect(new Set(reached).size).toBeGreaterThan(1);

    await operations.rebuild('trips', new AbortController().signal);
    expect(await operations.compare('trips')).toMatchObject({ digestsEqual: true, examples: [] });
    await operations.switch('trips', 'amina');
    expect(await recomputeRowsDigest(readModels.read, trips.tables)).toBe(undisturbed);
    expect((await readCheckpoint(readModels.read, trips.name))?.rowsDigest).toBe(undisturbed);
  }, 240_000);
});
