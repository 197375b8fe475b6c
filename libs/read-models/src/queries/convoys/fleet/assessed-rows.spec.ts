import { dispatched, joined, planned } from '#kafila/domain/testing';
import { convoyStream } from '#kafila/domain';
import { type EventStore } from '#kafila/event-store';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ReadModels } from '../../../database/read-models.js';
import { ReadModelsModule } from '../../../read-models.module.js';
import { appendToStream } from '../../../testing/append-events.js';
import { eventsOf } from '../../../testing/events-of.js';
import { get, serve, type Served } from '../../../testing/served.js';
import { DATABASES, eventually, projectAll, TestStores } from '../../../testing/test-stores.js';
import { LiveFeed } from '../../live/live-feed.js';
import { PositionWatch } from '../../reading/position-watch.js';

const ASSESSED_AT = '2023-06-01T09:00:00.000Z';
const EXPECTED = {
  expectedAt: '2023-06-12T09:00:00.000Z',
  earliestAt: '2023-06-11T09:00:00.000Z',
  latestAt: '2023-06-15T09:00:00.000Z',
  basis: 'corridor',
};
const ALERT = { code: 'silent', severity: 'warning', since: '2023-06-01T08:00:00.000Z' };

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

describe.each(DATABASES)('on $kind, a row of the fleet', ({ kind }) => {
  let eventStore: EventStore;
  let readModels: ReadModels;
  let board: Served;
  beforeAll(async () => {
    eventStore = await stores.eventStore();
    readModels = await stores.readModels(await stores.freshUrl(kind));
    for (const convoyId of ['C-1', 'C-2']) {
      const stream = convoyStream(convoyId);
      await appendToStream(eventStore, stream, eventsOf(stream, [planned(), joined('PK-A1'), dispatched()]));
    }
    await projectAll(stores, eventStore, readModels);
    board = await serve([ReadModelsModule.with({ eventStore, readModels })]);
  }, 60_000);
  afterAll(() => board.app.close());

  /** As whoever assesses convoys writes it: with a number after the position, as a repair has. */
  async function assess(convoyId: string, position: bigint, mend: number): Promise<void> {
    await readModels.exclusively('assessing', ({ write }) =>
      write.transaction().execute(async (trx) => {
        await trx
          .insertInto('assessments')
          .values({
            ...{ convoy_id: convoyId, assessed_at: ASSESSED_AT, as_of: position, usual_as_of: position },
            ...{ expected_at: EXPECTED.expectedAt, earliest_at: EXPECTED.earliestAt },
            ...{ latest_at: EXPECTED.latestAt, basis: EXPECTED.basis, alert_code: ALERT.code },
            ...{ alert_severity: ALERT.severity, alert_since: ALERT.since, alert_count: 1 },
            ...{ told: 'once', position, mend, alerts: '[]', forecast: Buffer.from('') },
          })
          .execute();
        await trx.updateTable('projections').set({ mends: mend }).execute();
      }),
    );
  }

  it('shows what was assessed last, and is told again when that has changed', async () => {
    const before = (await get(`${board.url}/v1/fleet`)).body.items;
    expect(before.map(({ assessedAt }) => assessedAt)).toEqual([null, null]);
    const watch = board.app.get(PositionWatch, { strict: false });
    await watch.read();
    const heard: string[] = [];
    const { reached } = watch;
    const listener = {
      ...{ filter: {}, sent: reached, reveal: (text: string): string => text },
      write: (bytes: Uint8Array): boolean => heard.push(Buffer.from(bytes).toString()) > 0,
    };
    const feed = board.app.get(LiveFeed, { strict: false });
    feed.add({ ...listener, followed: 'fleet' });
    await assess('C-1', reached.position, reached.repair + 1);
    await watch.read();
    await eventually(() => heard.length > 0);
    const row = (await get(`${board.url}/v1/fleet?q=C-1`)).body.items[0];
    expect(row).toMatchObject({ assessedAt: ASSESSED_AT, expectedArrival: EXPECTED, gravestAlert: ALERT });
    expect(heard).toEqual([
      `id: ${reached.position}.${reached.repair + 1}\nevent: fleet\ndata: ${JSON.stringify(row)}\n\n`,
    ]);
    const other = (await get(`${board.url}/v1/fleet?q=C-2`)).body.items[0];
    expect(other).toEqual(before.find(({ convoyId }) => convoyId === 'C-2'));
  });
});
