import { openWithoutThread } from '#kafila/event-store/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReadModelsModule } from '../../read-models.module.js';
import { startProjector } from '../../testing/projector-process.js';
import { roadTrip } from '../../testing/road.js';
import { get, serve } from '../../testing/served.js';
import { DATABASES, eventually, TestStores } from '../../testing/test-stores.js';
import { appendToConvoy, appendTrips } from '../../testing/append-events.js';

let stores: TestStores;
let folder: string;
let head: bigint;
beforeAll(async () => {
  stores = await TestStores.open();
  folder = await mkdtemp(join(tmpdir(), 'kafila-two-processes-'));
  const file = join(folder, 'events.db');
  const writing = await openWithoutThread({ file });
  head = await appendTrips(writing, [roadTrip(1), roadTrip(2), roadTrip(3)]);
  await writing.close();
  // Each process has the same events in a file of its own: only one may write to a store.
  for (const { kind } of DATABASES) {
    await copyFile(file, join(folder, `board-${kind}.db`));
    await copyFile(file, join(folder, `projector-${kind}.db`));
  }
}, 60_000);
afterAll(async () => {
  await stores.remove();
  await rm(folder, { recursive: true, force: true });
});

describe.each(DATABASES)('a board beside a projector in another process, over $kind', ({ kind }) => {
  it('waits for what that has come to, and says how old its answers are when that is dead', async () => {
    const eventStore = await openWithoutThread({ file: join(folder, `board-${kind}.db`) });
    const url = await stores.freshUrl(kind);
    const readModels = await stores.readModels(url);
    const board = await serve([ReadModelsModule.with({ eventStore, readModels, longestWaitMs: 50_000 })]);
    const projector = startProjector('follow', join(folder, `projector-${kind}.db`), url);
    const last = `${board.url}/v1/convoys/road-3`;

    await projector.begin();
    const { status, position, headers } = await get(`${last}?waitFor=${head}`);
    expect([status, position, headers.get('kafila-age')]).toEqual([200, head.toString(), '0']);

    await projector.kill();
    await appendToConvoy(eventStore, `after-${kind}`, roadTrip(4).decisions);
    await eventually(async () => Number((await get(last)).headers.get('kafila-age')) >= 1);
    expect((await get(last)).position).toBe(head.toString());
    const unknown = await get(`${board.url}/v1/convoys/after-${kind}`);
    expect(unknown.status).toBe(404);
    expect(Number(unknown.headers.get('kafila-age'))).toBeGreaterThanOrEqual(1);
    await board.app.close();
    await eventStore.close();
  }, 60_000);
});
