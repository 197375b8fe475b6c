import { timesTried } from '#kafila/domain/testing';
import { type EventStore, type NewEvent } from '#kafila/event-store';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendToConvoy, appendTrips } from '../../testing/append-events.js';
import { positionReports, roadTrip } from '../../testing/road.js';
import { subscribedBy } from '../../testing/subscriptions.js';
import { eventually, projectAll, reached, TestStores } from '../../testing/test-stores.js';
import { tripTables } from '../../testing/trip-tables.js';
import { trips } from '../../trips/trips.projection.js';

const KB = 1024;
const TRIP = roadTrip(7);
const { convoyId } = TRIP;
const EVENTS = timesTried(3000, 200_000);
const MORE = timesTried(30, 1000);

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
});
afterAll(() => stores.remove());

/** The same store, which counts the events of streams that are read from it. */
function counted(eventStore: EventStore): { readonly store: EventStore; readonly read: () => number } {
  let read = 0;
  const store = subscribedBy(eventStore, (options) => eventStore.subscribe(options));
  return {
    read: () => read,
    store: {
      ...store,
      readStream: async (...args) => {
        const page = await eventStore.readStream(...args);
        read += page.events.length;
        return page;
      },
    },
  };
}

/**
 * Reports of a long stream, one by one, each in the rows before the next comes.
 *
 * @param report the nth that comes after them
 * @returns how many events were read again for them
 */
async function readFor(report: (n: number) => NewEvent | undefined): Promise<number> {
  const eventStore = await stores.eventStore();
  const { store, read } = counted(eventStore);
  const readModels = await stores.readModels(await stores.freshUrl('SQLite'));
  await appendTrips(eventStore, [TRIP]);
  for (let from = 0; from < EVENTS; from += 1000) {
    const count = Math.min(1000, EVENTS - from);
    await appendToConvoy(eventStore, convoyId, positionReports(TRIP, { from, count }));
  }
  // By the number of its events alone, the stream would weigh more.
  const memory = { known: EVENTS * 200, pending: 256 * KB, unwritten: 256 * KB };
  const first = reached(readModels, await eventStore.head());
  // That the store is the same is confirmed by reading single events.
  const options = { eventStore: store, readModels, memory, confirmMs: 3_600_000 };
  const { stop, status } = stores.run({ projection: trips, ...options });
  await first;
  const before = read();
  for (let n = 0; n < MORE; n++) {
    const events = [report(n)].flatMap((event) => event ?? []);
    const head = await appendToConvoy(eventStore, convoyId, events);
    await eventually(() => status.position >= head);
  }
  const again = read() - before;
  await stop();
  const expected = await stores.readModels(await stores.freshUrl('SQLite'));
  await projectAll(stores, eventStore, expected);
  expect(await tripTables(readModels)).toEqual(await tripTables(expected));
  await stores.closeAll();
  return again;
}

describe('a long stream that goes on, report by report', () => {
  it('is not read again, where its fold is small', async () => {
    const next = (n: number): NewEvent | undefined =>
      positionReports(TRIP, { from: EVENTS + n, count: 1 })[0];
    expect(await readFor(next)).toBe(0);
  }, 600_000);

  it('is read from shortly before where reports are late by little, not from its first event', async () => {
    const late = (n: number): NewEvent | undefined =>
      positionReports(TRIP, { from: EVENTS + (n % 10 === 9 ? n - 5 : n), count: 1, serial: EVENTS + n })[0];
    const again = await readFor(late);
    expect(again).toBeGreaterThan(0);
    expect(again).toBeLessThan((MORE / 10) * 200);
  }, 600_000);

  it('is read from shortly before where each report is recorded twice', async () => {
    const twice = (n: number): NewEvent | undefined =>
      positionReports(TRIP, { from: EVENTS + n - (n % 2), count: 1 })[0];
    const again = await readFor(twice);
    expect(again).toBeGreaterThan(0);
    expect(again).toBeLessThan((MORE / 2) * 200);
  }, 600_000);
});
