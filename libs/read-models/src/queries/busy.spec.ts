import { type EventStore } from '#kafila/event-store';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadModelsModule } from '../read-models.module.js';
import { appendTrips } from '../testing/append-events.js';
import { roadTrip } from '../testing/road.js';
import { get, listen, serve, type Served } from '../testing/served.js';
import { eventually, projectAll, TestStores } from '../testing/test-stores.js';
import { TwoClocks } from './two-clocks/two-clocks.js';

let stores: TestStores;
let board: Served;
beforeAll(async () => {
  stores = await TestStores.open();
  const eventStore: EventStore = await stores.eventStore();
  const readModels = await stores.readModels(await stores.freshUrl('SQLite'));
  await appendTrips(eventStore, [roadTrip(1)]);
  await projectAll(stores, eventStore, readModels);
  board = await serve([ReadModelsModule.with({ eventStore, readModels })], { pastReads: 1, liveFeeds: 1 });
}, 60_000);
afterAll(async () => {
  await board.app.close();
  await stores.remove();
});

describe('a service that is asked much at once', () => {
  it('folds the past for a few at a time, lets others wait, and says so to those who would wait long', async () => {
    const clocks = { at: null, knownAt: null, position: 1n };
    let goOn: () => void = () => undefined;
    const stands = new Promise<void>((resolve) => (goOn = resolve));
    const waiting = Array.from({ length: 26 }, () => board.app.get(TwoClocks).lookAt(clocks, () => stands));
    const past = `${board.url}/v1/convoys?knownAt=1`;
    const refused = await get(past);
    expect([refused.status, refused.body['code'], refused.headers.get('retry-after')]).toEqual([
      503,
      'too-many-past-reads',
      '5',
    ]);
    expect((await get(`${board.url}/v1/convoys`)).status).toBe(200);
    goOn();
    await Promise.all(waiting);
    expect((await get(past)).status).toBe(200);
  });

  it('opens so many streams of the live feed, and another one when one is closed', async () => {
    const first = await listen(`${board.url}/v1/live`);
    const refused = await get(`${board.url}/v1/live`);
    expect([refused.status, refused.body['code']]).toEqual([503, 'too-many-live-streams']);
    await first.stop();
    await eventually(async () => {
      const next = await listen(`${board.url}/v1/live`);
      await next.stop();
      return next.contentType?.startsWith('text/event-stream') ?? false;
    });
  });
});
