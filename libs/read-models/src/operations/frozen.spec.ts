import { type EventStore } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ReadModels } from '../database/read-models.js';
import { readCheckpoint } from '../runner/checkpoint/checkpoint.js';
import { recomputeRowsDigest } from '../runner/rows/rows-digest.js';
import { appendTrips } from '../testing/append-events.js';
import { type ProjectorProcess, startProjector } from '../testing/projector-process.js';
import { roadTrip } from '../testing/road.js';
import { eventually, projectAll, TestStores } from '../testing/test-stores.js';
import { trips } from '../trips/trips.projection.js';

let stores: TestStores;
let folder: string;
let eventStore: EventStore;
let undisturbed: string | undefined;
let frozen: ProjectorProcess;

beforeAll(async () => {
  stores = await TestStores.open();
  folder = await mkdtemp(join(tmpdir(), 'kafila-frozen-'));
  const events = join(folder, 'events.db');
  const writing = await openWithoutThread({ file: events });
  await appendTrips(
    writing,
    Array.from({ length: 40 }, (_, serial) => roadTrip(serial, { retracts: serial % 3 === 0 })),
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

/** A projector of its own process that stands still in the middle of its work. */
async function freezeAtWork(url: string, silentMs?: number): Promise<void> {
  frozen = startProjector('follow', join(folder, 'copy.db'), url, silentMs);
  await frozen.begin();
  await frozen.said(3);
  frozen.freeze();
}

async function expectUndisturbed(readModels: ReadModels): Promise<void> {
  const kept = await readCheckpoint(readModels.read, trips.name);
  expect(kept).toMatchObject({ position: await eventStore.head(), rowsDigest: undisturbed });
  expect(await recomputeRowsDigest(readModels.read, trips.tables)).toBe(undisturbed);
}

describe('a projector whose process is frozen', () => {
  it('keeps its lock on SQLite, however long, and goes on where it was', async () => {
    const url = await stores.freshUrl('SQLite');
    const readModels = await stores.readModels(url);
    await freezeAtWork(url);
    expect(await readModels.exclusively(trips.name, () => Promise.resolve('had the lock'))).toBe('busy');
    frozen.thaw();
    await eventually(() => frozen.lines.at(-1) === 'done');
    await frozen.kill();
    await expectUndisturbed(readModels);
  });

  it('loses its lock on PostgreSQL, and writes nothing any more beside the one that took over', async () => {
    const url = await stores.freshUrl('PostgreSQL');
    const readModels = await stores.readModels(url);
    await freezeAtWork(url, 1_000);
    expect((await readCheckpoint(readModels.read, trips.name))?.position).toBeLessThan(
      await eventStore.head(),
    );
    await projectAll(stores, eventStore, readModels);
    await expectUndisturbed(readModels);
    frozen.thaw();
    await eventually(() => frozen.lines.some((line) => line.startsWith('failed')));
    await eventually(() => frozen.lines.at(-1) === 'done');
    await frozen.kill();
    await expectUndisturbed(readModels);
  });
});
