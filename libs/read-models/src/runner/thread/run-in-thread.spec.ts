import { type NewEvent } from '#kafila/event-store';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { roadTrip } from '../../testing/road.js';
import { eventually, keptLog, projectAll, reached, TestStores } from '../../testing/test-stores.js';
import { tripTables } from '../../testing/trip-tables.js';
import { appendToConvoy } from '../../testing/append-events.js';
import { trips } from '../../trips/trips.projection.js';
import { TRIPS_RUNNER } from '../../trips/trips.threads.js';
import { runInThread } from './run-in-thread.js';

const NONSENSE: NewEvent = {
  id: 'eeeeeeee-0000-7000-8000-000000000001',
  type: 'CheckpointFlown',
  data: { occurredAt: '2026-03-05T00:00:00.000Z' },
  metadata: {},
};

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
});
afterAll(() => stores.remove());

async function started(program: URL) {
  const [eventStore, url] = [await stores.eventStore(), await stores.freshUrl('SQLite')];
  const readModels = await stores.readModels(url);
  const log = keptLog();
  const stop = new AbortController();
  const { file } = eventStore.storeFile ?? { file: '' };
  const running = runInThread({
    ...{ projection: trips, readModels, signal: stop.signal, log, program },
    task: { eventStore: { kind: 'sqlite', file }, readModels: url },
  });
  const end = async (): Promise<void> => {
    stop.abort();
    await running.finished;
  };
  return { eventStore, readModels, running, log, end };
}

describe('a projection in a thread of its own', () => {
  it('makes the rows of one that runs here, says how it does, and gives the lock back', async () => {
    const { eventStore, readModels, running, log, end } = await started(TRIPS_RUNNER);
    const { convoyId, decisions, facts } = roadTrip(1);
    await appendToConvoy(eventStore, convoyId, [...decisions, ...facts]);
    const position = await appendToConvoy(eventStore, 'poisoned', [NONSENSE]);
    await reached(readModels, position);
    expect(running.status).toMatchObject({ position, live: true, standingBy: false, parked: 1, error: null });
    expect(log.said).toEqual(['active', 'live']);
    expect(log.parkedStreams).toMatchObject([{ stream: 'convoy-poisoned', revision: 0, position }]);
    await end();
    expect(await readModels.exclusively(trips.name, () => Promise.resolve('free'))).toBe('free');

    const here = await stores.readModels(await stores.freshUrl('SQLite'));
    await projectAll(stores, eventStore, here);
    expect(await tripTables(readModels)).toEqual(await tripTables(here));
  });

  it('is begun again when its thread ends, and says why', async () => {
    const { running, log, end } = await started(
      new URL('data:text/javascript,throw new Error("no room left")'),
    );
    await eventually(() => log.said.length >= 2);
    expect(new Set(log.said)).toEqual(new Set(['failed: Error: no room left']));
    expect(running.status).toMatchObject({ live: false, error: 'no room left' });
    await end();
  });
});
