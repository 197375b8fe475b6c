import { openSqliteEventSource } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProjectorModule } from '../../projector.module.js';
import { appendTrips } from '../../testing/append-events.js';
import { roadTrip } from '../../testing/road.js';
import { get, serve } from '../../testing/served.js';
import { eventually, TestStores } from '../../testing/test-stores.js';

let stores: TestStores;
const folder = mkdtempSync(join(tmpdir(), 'kafila-no-store-'));
beforeAll(async () => {
  stores = await TestStores.open();
});
afterAll(async () => {
  await stores.remove();
  rmSync(folder, { recursive: true });
});

describe('a projector that comes before the event store', () => {
  it('is ready, goes on when the store has come, and is not ready when it goes again', async () => {
    const file = join(folder, 'events.db');
    const source = openSqliteEventSource({ file });
    const readModels = await stores.readModels(await stores.freshUrl('SQLite'));
    const first = await serve([ProjectorModule.with({ eventStore: source, readModels })]);
    const health = async (at: string) =>
      (await get(`${at}/health/ready`)) as { status: number; body: unknown };
    const check = { name: 'projection-trips', ok: true, waiting: 'there is no event store yet', head: '0' };
    await eventually(async () => (await health(first.url)).status === 200);
    expect((await health(first.url)).body).toMatchObject({ status: 'ready', checks: [check] });
    const store = await openWithoutThread({ file });
    await appendTrips(store, [roadTrip(1)]);
    await eventually(async () => {
      const { status, body } = await health(first.url);
      return status === 200 && JSON.stringify(body).includes('"live":true,');
    });
    await first.app.close();
    await source.close();
    await store.close();

    rmSync(file);
    const again = openSqliteEventSource({ file });
    const second = await serve([ProjectorModule.with({ eventStore: again, readModels })]);
    await eventually(async () =>
      JSON.stringify((await health(second.url)).body).includes('there is no event store any more'),
    );
    expect((await health(second.url)).status).toBe(503);
    await second.app.close();
    await again.close();
  });
});
