import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProjectorModule } from '../projector.module.js';
import { get, serve } from '../testing/served.js';
import { eventually, TestStores } from '../testing/test-stores.js';
import { lagOf } from './lag.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
});
afterAll(() => stores.remove());

describe('the lag of rows', () => {
  it('is told in events where positions count them, else in bytes, and never as one for the other', () => {
    expect(lagOf(3n, 10n, { gapless: true })).toEqual({ lagEvents: 7n });
    expect(lagOf(3n, 10n, { gapless: false })).toEqual({ lagBytes: 7n });
    expect(lagOf(3n, 10n, {})).toEqual({ lagBytes: 7n });
  });

  it('is nothing where the store ends before what the rows have seen', () => {
    expect(lagOf(10n, 3n, { gapless: true })).toEqual({ lagEvents: 0n });
  });

  it.each([
    { gapless: true, lag: 'lagEvents', measured: 'kafila_projection_lag_events' },
    { gapless: false, lag: 'lagBytes', measured: 'kafila_projection_lag_bytes' },
  ])('has one name in health and one in metrics: $lag, $measured', async ({ gapless, lag, measured }) => {
    const eventStore = Object.assign(await stores.eventStore(), { gapless });
    const readModels = await stores.readModels(await stores.freshUrl('SQLite'));
    const { url, app } = await serve([ProjectorModule.with({ eventStore, readModels })]);
    await eventually(async () => (await get(`${url}/health/ready`)).status === 200);
    const { body } = await get(`${url}/health/ready`);
    const [check] = body['checks'] as Record<string, unknown>[];
    expect(Object.entries(check ?? {}).filter(([name]) => name.startsWith('lag'))).toEqual([[lag, '0']]);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics.match(/^kafila_projection_lag\w*/gm)).toEqual([measured]);
    await app.close();
  });
});
