import { timesTried } from '#kafila/domain/testing';
import { type EventStore, type RecordedEvent } from '#kafila/event-store';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ReadModelsModule } from '../../read-models.module.js';
import { anyArrival, anyHistory } from '../../testing/any-history.js';
import {
  inNoOrder,
  naiveCarnet,
  naiveConvoy,
  naiveDeclaration,
  naiveVehicle,
} from '../../testing/naive/naive-answers.js';
import { type NaivePast, naivePast } from '../../testing/naive/naive-past.js';
import { serve, type Served } from '../../testing/served.js';
import { DATABASES, projectAll, TestStores } from '../../testing/test-stores.js';
import { appendToStream } from '../../testing/append-events.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

/** Each read of one thing, with what the naive past says of it. */
const READS: readonly (readonly [string, (past: NaivePast) => object | undefined])[] = [
  ['convoys/K-0', (past) => naiveConvoy(past, 'K-0')],
  ['convoys/K-1', (past) => naiveConvoy(past, 'K-1')],
  ['vehicles/PK-A1', (past) => naiveVehicle(past, 'PK-A1')],
  ['vehicles/PK-B2', (past) => naiveVehicle(past, 'PK-B2')],
  ['vehicles/KZ-N3W', (past) => naiveVehicle(past, 'KZ-N3W')],
  ['carnets/XC12345678', (past) => naiveCarnet(past, 'XC12345678')],
  ['carnets/XC87654321', (past) => naiveCarnet(past, 'XC87654321')],
  ['declarations/KAPE-1%2F2023', (past) => naiveDeclaration(past, 'KAPE-1/2023')],
];

const story = anyHistory.chain((histories) =>
  fc.record({
    arrived: anyArrival(histories),
    pairs: fc.array(
      fc.record({
        // As in `anyHistory`: few days and hours, so that instants are often those of events.
        at: fc.option(
          fc
            .record({ day: fc.integer({ min: 3, max: 15 }), hour: fc.integer({ min: 7, max: 12 }) })
            .map(({ day, hour }) => new Date(Date.UTC(2023, 5, day, hour)).toISOString()),
          { nil: undefined, freq: 3 },
        ),
        known: fc.double({ min: 0.2, max: 1, noNaN: true }),
        byInstant: fc.boolean(),
      }),
      { minLength: 4, maxLength: 8 },
    ),
  }),
);

async function everything(eventStore: EventStore): Promise<readonly RecordedEvent[]> {
  return (await eventStore.readAll({ limit: 10_000 })).events;
}

describe.each(DATABASES)('on $kind, a read by two clocks', ({ kind }) => {
  it('shows what the events that were recorded and had occurred by then fold to, whatever was reported', async () => {
    const runs = kind === 'SQLite' ? timesTried(2, 16) : timesTried(1, 4);
    let known = 0;
    await fc.assert(
      fc.asyncProperty(story, async ({ arrived, pairs }) => {
        const eventStore = await stores.eventStore();
        for (const { stream, event } of arrived) await appendToStream(eventStore, stream, [event]);
        const readModels = await stores.readModels(await stores.freshUrl(kind));
        await projectAll(stores, eventStore, readModels);
        const board: Served = await serve([ReadModelsModule.with({ eventStore, readModels })]);
        const all = await everything(eventStore);
        for (const { at, known: share, byInstant } of pairs) {
          const last = all[Math.floor(share * (all.length - 1))];
          if (!last) continue;
          const past = byInstant
            ? naivePast(all, ({ recordedAt }) => recordedAt <= last.recordedAt, at)
            : naivePast(all, ({ position }) => position <= last.position, at);
          const query = `knownAt=${byInstant ? last.recordedAt : last.position.toString()}${at ? `&at=${at}` : ''}`;
          for (const [path, expected] of READS) {
            const response = await fetch(`${board.url}/v1/${path}?${query}`);
            const { clocks, ...shown } = (await response.json()) as Record<string, unknown>;
            const naive = expected(past);
            expect([path, query, response.status]).toEqual([path, query, naive ? 200 : 404]);
            if (!naive) continue;
            known += 1;
            expect([path, query, inNoOrder(shown)]).toEqual([path, query, inNoOrder(naive)]);
            expect(clocks).toMatchObject({ at: at ?? null, knownAt: byInstant ? last.recordedAt : null });
          }
        }
        await board.app.close();
      }),
      { numRuns: runs, seed: 5 },
    );
    expect(known).toBeGreaterThan(runs * 8);
  }, 120_000);
});
