import { type EventStore } from '#kafila/event-store';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { setTimeout as delay } from 'node:timers/promises';
import { type ReadModels } from '../database/read-models.js';
import { readCheckpoint } from '../runner/checkpoint/checkpoint.js';
import { type RebuildProgress } from '../runner/rebuild/rebuild-options.js';
import { recomputeRowsDigest } from '../runner/rows/rows-digest.js';
import { roadTrip } from '../testing/road.js';
import { eventually, keptLog, projectAll, reached, ROWS_FROM, TestStores } from '../testing/test-stores.js';
import { tripTables } from '../testing/trip-tables.js';
import { appendTrips } from '../testing/append-events.js';
import { trips } from '../trips/trips.projection.js';
import { ProjectionOperations } from './projection-operations.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

const forever = new AbortController().signal;

const WORTH_THREADS = [1, 2, 3, 4, 5, 6, 7, 8];

describe.each(ROWS_FROM)('rows built beside on $kind from $from', ({ kind, from }) => {
  interface Scene {
    readonly eventStore: EventStore;
    readonly readModels: ReadModels;
    readonly operations: ProjectionOperations;
    readonly head: bigint;
  }
  async function projected(serials: readonly number[] = [1, 2, 3]): Promise<Scene> {
    const eventStore = await stores.eventStore(from);
    const readModels = await stores.readModels(await stores.freshUrl(kind));
    const head = await appendTrips(
      eventStore,
      serials.map((serial) => roadTrip(serial)),
    );
    await projectAll(stores, eventStore, readModels);
    return { eventStore, readModels, operations: new ProjectionOperations(eventStore, readModels), head };
  }
  const liveDigest = async ({ readModels }: Scene): Promise<string | undefined> =>
    (await readCheckpoint(readModels.read, trips.name))?.rowsDigest;

  it('are the same, tell of their progress, and go on after an interruption', async () => {
    const { operations, head } = await projected(WORTH_THREADS);
    const interrupt = new AbortController();
    const seen: RebuildProgress[] = [];
    const few = { eventsPerCommit: 1, eventsWorthThreads: 1 };
    expect(
      await operations.rebuild(
        'trips',
        interrupt.signal,
        (progress) => {
          seen.push(progress);
          interrupt.abort();
        },
        few,
      ),
    ).toBe('interrupted');
    const rest = { eventsWorthThreads: 1 };
    expect(await operations.rebuild('trips', forever, (progress) => seen.push(progress), rest)).toBe(
      'caught-up',
    );
    const comparison = await operations.compare('trips');
    expect(comparison).toMatchObject({ with: 'next', digestsEqual: true, examples: [], leftOut: 0 });
    expect(comparison.tables.map(({ table }) => table)).toEqual(trips.tables.map(({ name }) => name));
    expect(comparison.tables.find(({ table }) => table === 'convoys')).toMatchObject({ same: 8, changed: 0 });
    expect(seen.at(-1)).toMatchObject({ head, position: head, percent: 100, secondsLeft: 0 });
    const lag = from === 'SQLite' ? { lagEvents: 0n } : { lagBytes: 0n };
    expect(await operations.list()).toMatchObject([
      { generation: 'live', ...lag },
      { generation: 'next', ...lag },
    ]);
  });

  it('are shown where they differ, by convoy, and put right by a switch; the old ones stay until dropped', async () => {
    const scene = await projected();
    const { operations, readModels, head } = scene;
    const before = await tripTables(readModels);
    await readModels.exclusively('test', async ({ write }) => {
      await sql`update vehicles set plate = 'FALSE' where convoy_id = 'road-2'`.execute(write);
      await sql`delete from passages where convoy_id = 'road-3'`.execute(write);
    });
    await operations.rebuild('trips', forever);
    const { tables, examples } = await operations.compare('trips');
    expect(tables.find(({ table }) => table === 'vehicles')?.changed).toBeGreaterThan(0);
    expect(tables.find(({ table }) => table === 'passages')?.onlyOther).toBeGreaterThan(0);
    expect(examples.map(({ table, of }) => [table, of])).toEqual([
      ['vehicles', 'road-2'],
      ['passages', 'road-3'],
    ]);
    expect(examples[0]?.live).toEqual({ plate: 'FALSE' });

    expect(await operations.switch('trips', 'amina')).toBe(head);
    expect(await tripTables(readModels)).toEqual(before);
    expect(await recomputeRowsDigest(readModels.read, trips.tables)).toBe(await liveDigest(scene));
    expect(await operations.compare('trips')).toMatchObject({ with: 'old' });
    await operations.drop('trips', 'old', 'amina');
    await expect(operations.drop('trips', 'old', 'amina')).rejects.toMatchObject({ code: 'nothing-to-drop' });
    await expect(operations.compare('trips')).rejects.toMatchObject({ code: 'nothing-to-compare' });
    await expect(operations.switch('trips', 'amina')).rejects.toMatchObject({ code: 'nothing-to-switch' });
    expect((await operations.log('trips')).map(({ what, by }) => [what, by])).toEqual([
      ['dropped', 'amina'],
      ['switched', 'amina'],
    ]);
    // And once more: names of indexes and keys do not get in the way.
    await operations.rebuild('trips', forever);
    await operations.switch('trips', 'amina');
    expect(await tripTables(readModels)).toEqual(before);
  });

  it('are switched to by a runner at work, while reads go on, and it goes on with them', async () => {
    const scene = await projected();
    const { operations, readModels, eventStore } = scene;
    const runner = stores.run({ projection: trips, eventStore, readModels });
    await eventually(() => runner.status.live);
    const reading = new AbortController();
    let reads = 0;
    const readOn = (async () => {
      while (!reading.signal.aborted) {
        const found = await readModels.snapshot(async (db) => {
          const at = await readCheckpoint(db, trips.name);
          const convoys = await db.selectFrom('convoys').select('convoy_id').execute();
          return { at: at?.position, convoys: convoys.length };
        });
        expect(found.convoys).toBeGreaterThanOrEqual(3);
        reads += 1;
        await delay(1);
      }
    })();
    await operations.rebuild('trips', forever);
    await appendTrips(eventStore, [roadTrip(9)]);
    await operations.switch('trips', 'amina');
    const there = reached(readModels, (await eventStore.head()) + 1n);
    await appendTrips(eventStore, [roadTrip(10)]);
    await there;
    reading.abort();
    await readOn;
    expect(reads).toBeGreaterThan(1);
    await eventually(async () => (await operations.list())[0]?.live === true);
    expect((await operations.list())[0]?.lockedBy).toMatch(new RegExp(`:${process.pid}$`));
    await runner.stop();
    expect((await operations.list())[0]).toMatchObject({ live: false, lockedBy: null });

    const sane = await stores.readModels(await stores.freshUrl(kind));
    await projectAll(stores, eventStore, sane);
    expect(await tripTables(readModels)).toEqual(await tripTables(sane));
    expect(await recomputeRowsDigest(readModels.read, trips.tables)).toBe(await liveDigest(scene));
  });

  it('of a new version are made while the old ones are read, then switched to without being asked', async () => {
    const { operations, readModels, eventStore } = await projected([1]);
    const log = keptLog();
    const newer = { ...trips, version: trips.version + 1 };
    const runner = stores.run({ projection: newer, eventStore, readModels, log });
    await eventually(() => runner.status.live);
    await runner.stop();
    expect(log.said).toEqual(['active', 'rebuilding', 'switched', 'live']);
    expect((await operations.list()).map(({ generation, version }) => [generation, version])).toEqual([
      ['live', newer.version],
      ['old', trips.version],
    ]);
    await expect(operations.switch('trips', 'amina')).rejects.toMatchObject({ code: 'other-version' });
  });

  it('are built by one at a time', async () => {
    const { operations, readModels } = await projected([1]);
    await readModels.exclusively('trips@next', async () => {
      await expect(operations.rebuild('trips', forever)).rejects.toMatchObject({ code: 'rebuilding' });
      await expect(operations.switch('trips', 'amina')).rejects.toMatchObject({ code: 'rebuilding' });
      await expect(operations.drop('trips', 'next', 'amina')).rejects.toMatchObject({ code: 'rebuilding' });
    });
  });
});
