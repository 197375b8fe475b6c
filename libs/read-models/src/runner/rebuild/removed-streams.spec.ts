import { type EventStore } from '#kafila/event-store';
import { OtherClient, type StandIn } from '#kafila/event-store/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ReadModels } from '../../database/read-models.js';
import { appendTrips } from '../../testing/append-events.js';
import { roadTrip } from '../../testing/road.js';
import { TestStores } from '../../testing/test-stores.js';
import { trips } from '../../trips/trips.projection.js';
import { threadsOf } from '../../trips/trips.threads.js';
import { readCheckpoint } from '../checkpoint/checkpoint.js';
import { type ParkedStream, readParked } from '../parking/parked-streams.js';
import { recomputeRowsDigest } from '../rows/rows-digest.js';
import { rebuild } from './rebuild.js';
import { type RebuildOptions } from './rebuild-options.js';

let stores: TestStores;
let standIn: StandIn;
let eventStore: EventStore;
let other: OtherClient;
beforeAll(async () => {
  stores = await TestStores.open();
});
afterAll(() => stores.remove());
beforeEach(async () => {
  ({ standIn, store: eventStore } = await stores.server());
  other = new OtherClient(standIn.url);
});
afterEach(async () => {
  await other.close();
  await stores.closeAll();
});

const whole = new AbortController().signal;
const [removed, cutOff] = ['convoy-road-3', 'convoy-road-6'];
const inThreads = { threads: threadsOf(trips), eventsPerCommit: 1, eventsWorthThreads: 1 };

/** What a rebuild makes: its rows, and where streams are parked. */
async function madeBy(
  how: Partial<RebuildOptions>,
  readModels?: ReadModels,
): Promise<{ rowsDigest: string | undefined; parked: readonly ParkedStream[] }> {
  const into = readModels ?? (await stores.readModels(await stores.freshUrl('SQLite')));
  const options = { projection: trips, eventStore, readModels: into, signal: whole };
  expect(await rebuild({ ...options, ...how })).toBe('caught-up');
  const { rowsDigest } = (await readCheckpoint(into.read, 'trips@next')) ?? {};
  expect(await recomputeRowsDigest(into.read, trips.tables, 'next')).toBe(rowsDigest);
  return { rowsDigest, parked: await readParked(into.read, 'trips@next') };
}

async function removeBoth(): Promise<void> {
  await other.client.deleteStream(removed);
  await other.client.setStreamMetadata(cutOff, { truncateBefore: 2 });
}

describe('streams that somebody removed on the server, in a rebuild in threads', () => {
  beforeEach(async () => {
    await appendTrips(
      eventStore,
      [1, 2, 3, 4, 5, 6, 7].map((serial) => roadTrip(serial)),
    );
  });

  it('have the rows and the place that a rebuild in one thread gives them, as long as the log has their events', async () => {
    await removeBoth();
    const inOne = await madeBy({});
    expect(inOne.parked.map(({ stream }) => stream)).toEqual([removed, cutOff]);
    expect(await madeBy(inThreads)).toEqual(inOne);
  });

  it('are parked by name after a scavenge too, without rows', async () => {
    await removeBoth();
    standIn.scavenge();
    const [inOne, made] = [await madeBy({}), await madeBy(inThreads)];
    expect(made.rowsDigest).toBe(inOne.rowsDigest);
    expect(made.parked.map(({ stream, reason }) => [stream, reason])).toEqual(
      inOne.parked.map(({ stream, reason }) => [stream, reason]),
    );
  });

  it('are parked where nothing tells of it any more but what is left of them', async () => {
    await removeBoth();
    standIn.scavenge();
    await other.client.setStreamMetadata(cutOff, {});
    const made = await madeBy(inThreads);
    expect(made.parked[1]).toMatchObject({ stream: cutOff, revision: 2 });
    expect(made.rowsDigest).toBe((await madeBy({})).rowsDigest);
  });

  it('are parked, and all others are there, where that happens while rows are filled, and over an interruption', async () => {
    const readModels = await stores.readModels(await stores.freshUrl('SQLite'));
    const interrupt = new AbortController();
    const options = { projection: trips, eventStore, readModels, ...inThreads };
    let commits = 0;
    const onProgress = (): void => {
      if (++commits === 3) interrupt.abort();
    };
    expect(await rebuild({ ...options, signal: interrupt.signal, onProgress })).toBe('interrupted');
    await removeBoth();
    await appendTrips(eventStore, [roadTrip(11)]);
    const made = await madeBy(inThreads, readModels);
    const inOne = await madeBy({});
    expect(made.rowsDigest).toBe(inOne.rowsDigest);
    expect(made.parked.map(({ stream }) => stream)).toEqual([removed, cutOff]);
  });
});
