import { timesTried } from '#kafila/domain/testing';
import { type EventStore, type NewEvent } from '#kafila/event-store';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { appendToConvoy } from '../../testing/append-events.js';
import { roadTrip } from '../../testing/road.js';
import { type EventStoreKind, projectAll, TestStores } from '../../testing/test-stores.js';
import { trips } from '../../trips/trips.projection.js';
import { threadsOf } from '../../trips/trips.threads.js';
import { readCheckpoint } from '../checkpoint/checkpoint.js';
import { readParked } from '../parking/parked-streams.js';
import { recomputeRowsDigest } from '../rows/rows-digest.js';
import { rebuild } from './rebuild.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
});
afterAll(() => stores.remove());
afterEach(() => stores.closeAll());

const CONVOYS = 10;
const EVENT_STORES: readonly EventStoreKind[] = ['SQLite', 'EventStoreDB'];
interface Telling {
  readonly convoy: number;
  readonly count: number;
  readonly late: boolean;
}
/** Which convoy is told of next, how much of it at once, and whether of its end first. */
const tellings = fc.array(
  fc.record({ convoy: fc.nat(CONVOYS - 1), count: fc.integer({ min: 1, max: 9 }), late: fc.boolean() }),
  { minLength: 20, maxLength: 60 },
);
const rebuilds = fc.record({
  /** So many commits until each interruption. */
  interruptions: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 2 }),
  eventsPerCommit: fc.constantFrom(1, 1, 500, 2000),
  unwritten: fc.constantFrom(1, 1_000_000),
  nonsenseIn: fc.option(fc.nat(CONVOYS - 1)),
});

async function tell(store: EventStore, told: readonly Telling[]): Promise<void> {
  const rest = Array.from({ length: CONVOYS }, (_, n) => {
    const { decisions, facts } = roadTrip(n, { retracts: n % 3 === 0, joinsLate: n % 4 === 0 });
    return { decisions: [...decisions], facts: [...facts] };
  });
  for (const [n, { decisions }] of rest.entries()) await appendToConvoy(store, `road-${n}`, decisions);
  for (const { convoy, count, late } of told) {
    const facts = rest[convoy]?.facts ?? [];
    const some = late ? facts.splice(-count) : facts.splice(0, count);
    if (some.length > 0) await appendToConvoy(store, `road-${convoy}`, some);
  }
}

const nonsense: NewEvent = {
  ...{ id: 'eeeeeeee-0000-7000-8000-000000000001', type: 'CheckpointFlown', metadata: {} },
  data: { occurredAt: '2026-03-05T00:00:00.000Z' },
};

describe.each(EVENT_STORES)('a rebuild in threads from %s', (from) => {
  it('gives the rows that the runner has, and the same parked streams, however it is interrupted', async () => {
    await fc.assert(
      fc.asyncProperty(tellings, rebuilds, async (told, how) => {
        const { interruptions, eventsPerCommit, unwritten, nonsenseIn } = how;
        const eventStore = await stores.eventStore(from);
        const readModels = await stores.readModels(await stores.freshUrl('SQLite'));
        await tell(eventStore, told);
        if (nonsenseIn !== null) await appendToConvoy(eventStore, `road-${nonsenseIn}`, [nonsense]);
        const options = {
          projection: trips,
          eventStore,
          readModels,
          threads: threadsOf(trips),
          eventsWorthThreads: 1,
        };
        for (const most of [...interruptions, Infinity]) {
          const interrupt = new AbortController();
          let commits = 0;
          const onProgress = (): void => {
            if (++commits === most) interrupt.abort();
          };
          const { signal } = interrupt;
          await rebuild({ ...options, signal, onProgress, eventsPerCommit, memory: { unwritten } });
          if (most === Infinity) break;
          await appendToConvoy(eventStore, 'road-1', roadTrip(20 + most).facts.slice(0, 3));
        }
        await projectAll(stores, eventStore, readModels);
        const live = await readCheckpoint(readModels.read, 'trips');
        const next = await readCheckpoint(readModels.read, 'trips@next');
        expect(next).toMatchObject({
          position: live?.position,
          rowsDigest: live?.rowsDigest,
          filledTo: null,
        });
        expect(await recomputeRowsDigest(readModels.read, trips.tables, 'next')).toBe(live?.rowsDigest);
        expect(await readParked(readModels.read, 'trips@next')).toEqual(
          await readParked(readModels.read, 'trips'),
        );
        await stores.closeAll();
      }),
      { numRuns: timesTried(from === 'SQLite' ? 2 : 1, 40), endOnFailure: true, includeErrorInReport: true },
    );
  });
});
