import { type EventStore, EventStoreMisconfigured, EventStoreUnavailable } from '#kafila/event-store';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ReadModelsModule } from './read-models.module.js';
import { get, serve, type Served } from './testing/served.js';
import { TestStores } from './testing/test-stores.js';

let stores: TestStores;
let board: Served;
let keepsFrom: EventStoreUnavailable | undefined;
beforeAll(async () => {
  stores = await TestStores.open();
  const store = await stores.eventStore();
  const or = <T>(answer: () => Promise<T>): Promise<T> => (keepsFrom ? Promise.reject(keepsFrom) : answer());
  const eventStore: EventStore = Object.assign(Object.create(store) as EventStore, {
    head: () => or(() => store.head()),
    readAll: (options: object) => or(() => store.readAll(options)),
    readStream: (...args: Parameters<EventStore['readStream']>) => or(() => store.readStream(...args)),
    fault: () => Promise.resolve(undefined),
  });
  const readModels = await stores.readModels(await stores.freshUrl('SQLite'));
  board = await serve([ReadModelsModule.with({ eventStore, readModels })]);
});
afterAll(async () => {
  await board.app.close();
  await stores.remove();
});

it('a board tells that the event store is away and why, while it goes on to answer what it can', async () => {
  keepsFrom = new EventStoreUnavailable('No answer.', { reason: 'no-leader' });
  const { status, body } = await get(`${board.url}/health/ready`);
  const check = {
    name: 'read-models',
    ok: true,
    degraded: true,
    eventStore: 'event-store-unavailable: no-leader',
  };
  expect([status, body]).toEqual([
    200,
    expect.objectContaining({ degraded: ['read-models'], checks: [expect.objectContaining(check)] }),
  ]);
  expect((await get(`${board.url}/v1/convoys`)).status).toBe(200);
  keepsFrom = undefined;
  expect((await get(`${board.url}/health/ready`)).body).not.toHaveProperty('degraded');
});

it('a board whose user is refused by the event store answers 503 to what needs it, not 500', async () => {
  keepsFrom = new EventStoreMisconfigured('The event store does not accept the user.', 'wrong-user');
  const { status, body } = await get(`${board.url}/v1/convoys?knownAt=2026-01-01T00:00:00Z`);
  expect([status, body['code']]).toEqual([503, 'event-store-unavailable']);
  keepsFrom = undefined;
});
