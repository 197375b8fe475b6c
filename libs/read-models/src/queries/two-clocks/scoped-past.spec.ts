import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ReadModelsModule } from '../../read-models.module.js';
import { appendTrips } from '../../testing/append-events.js';
import { roadTrip } from '../../testing/road.js';
import { get, seeing, serve, type Served } from '../../testing/served.js';
import { projectAll, TestStores } from '../../testing/test-stores.js';

let stores: TestStores;
let board: Served;
let head: string;
beforeAll(async () => {
  stores = await TestStores.open();
  const eventStore = await stores.eventStore();
  const readModels = await stores.readModels(await stores.freshUrl('SQLite'));
  head = String(
    await appendTrips(
      eventStore,
      [1, 2, 3].map((n) => roadTrip(n)),
    ),
  );
  await projectAll(stores, eventStore, readModels);
  // One at a time: the others wait for their turn, which another call gives them.
  board = await serve([ReadModelsModule.with({ eventStore, readModels })], { pastReads: 1 }, ({ headers }) =>
    seeing({ convoys: [String(headers['x-seen'])] }),
  );
});
afterAll(async () => {
  await board.app.close();
  await stores.remove();
});

it('many who wait for their turn to read of the past are each shown what they see', async () => {
  const asked = Array.from({ length: 18 }, (_, i) => `road-${1 + (i % 3)}`);
  const paths = [`convoys?knownAt=${head}`, 'convoys', `statistics/convoys?knownAt=${head}&from=2020-01-01`];
  const answers = await Promise.all(
    asked.map((seen, i) => get(`${board.url}/v1/${paths[i % 2] ?? ''}`, { 'x-seen': seen })),
  );
  expect(answers.map(({ body }) => body.items.map((item) => item['convoyId']))).toEqual(
    asked.map((id) => [id]),
  );
  const counted = await Promise.all(
    asked.concat('road-*').map((seen) => get(`${board.url}/v1/${paths[2] ?? ''}`, { 'x-seen': seen })),
  );
  const samples = counted.map(({ body }) =>
    [...JSON.stringify(body).matchAll(/"n":(\d+)/g)].reduce((sum, [, n]) => sum + Number(n), 0),
  );
  expect(samples[0]).toBeGreaterThan(0);
  expect(new Set(samples.slice(0, -1))).toEqual(new Set([samples[0]]));
  expect(samples.at(-1)).toBe(3 * (samples[0] ?? NaN));
});
