import { timesTried } from '#kafila/domain/testing';
import { type EventStore } from '#kafila/event-store';
import { openWithoutThread, TEST_SEED } from '#kafila/event-store/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ascending } from '#kafila/domain';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xorshift128plus } from 'pure-rand/generator/xorshift128plus';
import { readCheckpoint } from '../runner/checkpoint/checkpoint.js';
import { recomputeRowsDigest } from '../runner/rows/rows-digest.js';
import { type ProjectorProcess, startProjector } from '../testing/projector-process.js';
import { roadTrip } from '../testing/road.js';
import { DATABASES, projectAll, TestStores } from '../testing/test-stores.js';
import { appendTrips } from '../testing/append-events.js';
import { trips } from '../trips/trips.projection.js';
import { ProjectionOperations } from './projection-operations.js';

/** Of live work, and as many of a rebuild: twenty on each database. */
const ROUNDS = timesTried(2, 10);
/** Processes that load their code while another one works. */
const AHEAD = 2;
/** Whoever stands by takes over within this time, on a busy machine too. */
const TAKEN_OVER_MS = 5000;

let stores: TestStores;
let folder: string;
let events: string;
let eventStore: EventStore;
/** Made by a runner that nobody disturbs. */
let undisturbed: string | undefined;

beforeAll(async () => {
  stores = await TestStores.open();
  folder = await mkdtemp(join(tmpdir(), 'kafila-kill-9-'));
  events = join(folder, 'events.db');
  const writing = await openWithoutThread({ file: events });
  const serials = Array.from({ length: 90 }, (_, serial) => serial);
  await appendTrips(
    writing,
    serials.map((serial) => roadTrip(serial, { retracts: serial % 3 === 0, joinsLate: serial % 5 === 0 })),
  );
  await writing.close();
  await copyFile(events, join(folder, 'copy.db'));
  eventStore = await openWithoutThread({ file: events });
  const sane = await stores.readModels(await stores.freshUrl('SQLite'));
  await projectAll(stores, eventStore, sane);
  undisturbed = (await readCheckpoint(sane.read, trips.name))?.rowsDigest;
}, 120_000);
afterAll(async () => {
  await eventStore.close();
  await stores.remove();
  await rm(folder, { recursive: true, force: true });
});

/** The processes of all rounds, some of them started ahead. */
function processes(start: (round: number) => ProjectorProcess): (round: number) => ProjectorProcess {
  const started: ProjectorProcess[] = [];
  return (round) => {
    while (started.length <= Math.min(round + AHEAD, ROUNDS)) started.push(start(started.length));
    const process = started[round];
    if (!process) throw new Error(`There is no round ${round}.`);
    return process;
  };
}

/** Kills a process at a moment of chance: in one of its commits, or between two. */
function killer(): (process: ProjectorProcess) => Promise<void> {
  const random = xorshift128plus(TEST_SEED);
  return async (process) => {
    await process.said(2 + uniformInt(random, 0, 10));
    await delay(uniformInt(random, 0, 10));
    await process.kill();
  };
}

describe.each(DATABASES)(
  `a projector on $kind that is killed at any moment, KAFILA_TEST_SEED=${TEST_SEED}`,
  ({ kind }) => {
    it(`of two, neither ever writes beside the other, and in ${ROUNDS} rounds nothing is lost or counted twice`, async () => {
      const url = await stores.freshUrl(kind);
      const readModels = await stores.readModels(url);
      const head = await eventStore.head();
      const copies = [join(folder, `copy-${kind}-0.db`), join(folder, `copy-${kind}-1.db`)];
      for (const copy of copies) await copyFile(join(folder, 'copy.db'), copy);
      const of = processes((round) => startProjector('follow', copies[round % 2] ?? '', url));
      const kill = killer();

      const between: bigint[] = [];
      await of(0).begin();
      for (let round = 0; round < ROUNDS; round++) {
        // It holds the lock before the next one begins, which stands by and takes over when it is killed.
        await of(round).said(2);
        const next = of(round + 1);
        await next.begin();
        expect(next.lines).toEqual(['begun']);
        await kill(of(round));
        const killedAt = performance.now();
        await next.said(2);
        expect(performance.now() - killedAt).toBeLessThan(TAKEN_OVER_MS);
        for (const { lines } of [of(round), next])
          expect(lines.filter((line) => line.startsWith('failed'))).toEqual([]);
        const kept = await readCheckpoint(readModels.read, trips.name);
        if (kept && kept.position > 0n && kept.position < head) between.push(kept.position);
      }
      await of(ROUNDS).kill();
      expect(between.length).toBeGreaterThan(0);

      await projectAll(stores, eventStore, readModels);
      const kept = await readCheckpoint(readModels.read, trips.name);
      expect(kept).toMatchObject({ position: head, rowsDigest: undisturbed });
      expect(await recomputeRowsDigest(readModels.read, trips.tables)).toBe(undisturbed);
    }, 240_000);

    it(`goes on with a rebuild where it was, in ${ROUNDS} rounds, to the rows of one that nobody disturbed`, async () => {
      const url = await stores.freshUrl(kind);
      const readModels = await stores.readModels(url);
      await projectAll(stores, eventStore, readModels);
      const operations = new ProjectionOperations(eventStore, readModels);
      const of = processes(() => startProjector('rebuild', events, url));
      const kill = killer();

      const reached: bigint[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        await of(round).begin();
        await kill(of(round));
        reached.push(
          (await operations.list()).find(({ generation }) => generation === 'next')?.position ?? 0n,
        );
      }
      await of(ROUNDS).kill();
      expect(reached).toEqual([...reached].sort((a, b) => ascending(a, b)));
      expect(new Set(reached).size).toBeGreaterThan(1);

      await operations.rebuild('trips', new AbortController().signal);
      expect(await operations.compare('trips')).toMatchObject({ digestsEqual: true, examples: [] });
      await operations.switch('trips', 'amina');
      expect(await recomputeRowsDigest(readModels.read, trips.tables)).toBe(undisturbed);
      expect((await readCheckpoint(readModels.read, trips.name))?.rowsDigest).toBe(undisturbed);
    }, 240_000);
  },
);
