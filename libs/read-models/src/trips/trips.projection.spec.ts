import { foldConvoy, readConvoyEvent } from '#kafila/domain';
import { timesTried } from '#kafila/domain/testing';
import { type EventStore } from '#kafila/event-store';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { recomputeRowsDigest } from '../runner/rows/rows-digest.js';
import { type RoadTrip, roadTrip } from '../testing/road.js';
import { DATABASES, projectAll, reached, TestStores } from '../testing/test-stores.js';
import { tripTables } from '../testing/trip-tables.js';
import { appendToConvoy, appendTrips } from '../testing/append-events.js';
import { inStepsOf } from '../testing/subscriptions.js';
import { type MemoryBounds } from '../runner/batches/memory-bounds.js';
import { trips } from './trips.projection.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

const tripsOfAllKinds = [
  roadTrip(1),
  roadTrip(2, { retracts: true }),
  roadTrip(3, { joinsLate: true, vehicles: 3 }),
  roadTrip(4, { perVehicle: true, retracts: true, joinsLate: true }),
  roadTrip(5, { corridorId: 'khi-tas-torkham-rt', vehicles: 1 }),
];

/** What the rows should be: the same events in the order of occurrence, in one go. */
async function inOrder(roadTrips: readonly RoadTrip[]): Promise<Record<string, unknown[]>> {
  const eventStore = await stores.eventStore();
  await appendTrips(eventStore, roadTrips);
  const readModels = await stores.readModels(await stores.freshUrl('SQLite'));
  await projectAll(stores, eventStore, readModels);
  return tripTables(readModels);
}

describe('the rows of trips', () => {
  it('are equal on both databases, with equal digests', async () => {
    const eventStore = await stores.eventStore();
    await appendTrips(eventStore, tripsOfAllKinds);
    const digests: string[] = [];
    const tables: unknown[] = [];
    for (const { kind } of DATABASES) {
      const readModels = await stores.readModels(await stores.freshUrl(kind));
      await projectAll(stores, eventStore, readModels);
      tables.push(await tripTables(readModels));
      digests.push(await recomputeRowsDigest(readModels.read, trips.tables));
    }
    expect(tables[0]).toEqual(tables[1]);
    expect((tables[0] as { passages: unknown[] }).passages.length).toBeGreaterThan(20);
    expect(digests[0]).toBe(digests[1]);
  });

  describe.each(DATABASES)('on $kind', ({ kind }) => {
    it('of a late fact are those of the same fact in time', async () => {
      const { convoyId, decisions, facts } = roadTrip(7);
      const eventStore = await stores.eventStore();
      const readModels = await stores.readModels(await stores.freshUrl(kind));
      const running = stores.run({ projection: trips, eventStore, readModels });
      // Seen by the projection one after the other, so that nothing is put in order within a batch.
      const late = [facts[3], facts[5], facts[0]].flatMap((fact) => fact ?? []);
      const punctual = facts.filter((fact) => !late.includes(fact));
      for (const event of [...decisions, ...punctual, ...late]) {
        const position = await appendToConvoy(eventStore, convoyId, [event]);
        if (running.status.position < position) await reached(readModels, position);
      }
      await running.stop();
      expect(await tripTables(readModels)).toEqual(await inOrder([roadTrip(7)]));
    });

    it('lose what a retraction takes back', async () => {
      const { convoyId, decisions, facts } = roadTrip(8, { vehicles: 1 });
      const eventStore = await stores.eventStore();
      const readModels = await stores.readModels(await stores.freshUrl(kind));
      await appendToConvoy(eventStore, convoyId, [...decisions, ...facts.slice(0, 10)]);
      await projectAll(stores, eventStore, readModels);
      const before = await tripTables(readModels);
      expect(before['passages']).toHaveLength(1);
      for (const [n, fact] of facts.slice(7, 10).entries()) {
        const retraction = {
          id: `ffffffff-0000-7000-8000-00000000000${n}`,
          type: 'ReportRetracted',
          data: {
            occurredAt: '2026-04-01T00:00:00.000Z',
            offset: '+00:00',
            retracts: fact.id,
            reason: 'did-not-occur',
          },
          metadata: {},
        };
        await appendToConvoy(eventStore, convoyId, [retraction]);
      }
      await projectAll(stores, eventStore, readModels);
      expect((await tripTables(readModels))['passages']).toEqual([]);
      expect(await keptDigest(readModels)).toBe(await recomputeRowsDigest(readModels.read, trips.tables));
    });

    it('hold text that a database could stumble over', async () => {
      const { convoyId, decisions, facts } = roadTrip(9, { vehicles: 1 });
      const eventStore = await stores.eventStore();
      const readModels = await stores.readModels(await stores.freshUrl(kind));
      const odd = 'NUL \u0000, quote \' " \\, Кириллица, 🚚, half \ud83d';
      const joined = decisions.map((event) =>
        event.type === 'VehicleJoined' ? { ...event, data: { ...event.data, plate: odd } } : event,
      );
      await appendToConvoy(eventStore, convoyId, [...joined, ...facts]);
      await projectAll(stores, eventStore, readModels);
      const tables = await tripTables(readModels);
      expect(tables['vehicles']).toMatchObject([
        { plate: 'NUL \ufffd, quote \' " \\, Кириллица, 🚚, half \ufffd' },
      ]);
      expect(await keptDigest(readModels)).toBe(await recomputeRowsDigest(readModels.read, trips.tables));
    });

    it('depend on what was recorded only: any arrival order, any batches, any restarts', async () => {
      const expected = await inOrder(tripsOfAllKinds);
      const folds = tripsOfAllKinds.map(({ decisions, facts }) => foldOf([...decisions, ...facts]));
      await fc.assert(
        fc.asyncProperty(arrivals(tripsOfAllKinds), plans(), async (arrival, plan) => {
          const eventStore = await stores.eventStore();
          const readModels = await stores.readModels(await stores.freshUrl(kind));
          let from = 0;
          for (const { size, step, eventsPerCommit, streamsInMemory, memory } of plan) {
            await appendAll(eventStore, arrival.slice(from, from + size));
            from += size;
            // Each a new runner that begins from the checkpoint.
            const stepped = inStepsOf(eventStore, step);
            await projectAll(stores, stepped, readModels, { eventsPerCommit, streamsInMemory, ...memory });
          }
          await appendAll(eventStore, arrival.slice(from));
          await projectAll(stores, eventStore, readModels);
          expect(await tripTables(readModels)).toEqual(expected);
          expect(await keptDigest(readModels)).toBe(await recomputeRowsDigest(readModels.read, trips.tables));
          for (const [i, trip] of tripsOfAllKinds.entries()) {
            const recorded = arrival
              .filter(({ convoyId }) => convoyId === trip.convoyId)
              .map(({ event }) => event);
            expect(foldOf(recorded)).toEqual(folds[i]);
          }
        }),
        { numRuns: kind === 'SQLite' ? timesTried(4, 25) : timesTried(2, 10), endOnFailure: true },
      );
    }, 120_000);
  });
});

interface Arrival {
  readonly convoyId: string;
  readonly event: RoadTrip['facts'][number];
}

/** The store keeps the order in which it was asked. */
async function appendAll(eventStore: EventStore, arrived: readonly Arrival[]): Promise<void> {
  await Promise.all(arrived.map(({ convoyId, event }) => appendToConvoy(eventStore, convoyId, [event])));
}

/** Decisions stay in the order they were taken; facts arrive whenever, but not before their convoy exists. */
function arrivals(roadTrips: readonly RoadTrip[]): fc.Arbitrary<Arrival[]> {
  const keys = roadTrips.reduce((sum, { decisions, facts }) => sum + decisions.length + facts.length, 0);
  return fc
    .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: keys, maxLength: keys })
    .map((random) => {
      let next = 0;
      const placed = roadTrips.flatMap(({ convoyId, decisions, facts }) => {
        const times = decisions.map(() => random[next++] ?? 0).sort((a, b) => a - b);
        const begins = times[0] ?? 0;
        return [
          ...decisions.map((event, i) => ({ convoyId, event, at: times[i] ?? 0, first: i === 0 })),
          ...facts.map((event) => ({
            convoyId,
            event,
            at: begins + (1 - begins) * (random[next++] ?? 0),
            first: false,
          })),
        ];
      });
      // On a tie the plan comes first; the sort keeps the order of all others.
      return placed.sort((a, b) => a.at - b.at || Number(b.first) - Number(a.first));
    });
}

function plans(): fc.Arbitrary<
  {
    size: number;
    step: number;
    eventsPerCommit: number;
    streamsInMemory: number;
    memory: { memory?: MemoryBounds };
  }[]
> {
  return fc.array(
    fc.record({
      size: fc.integer({ min: 1, max: 120 }),
      step: fc.constantFrom(1, 5, 1000),
      eventsPerCommit: fc.constantFrom(1, 7, 50_000),
      streamsInMemory: fc.constantFrom(1, 2, 100),
      // As good as nothing: each event is committed alone, each stream written before the next is folded, none is kept.
      memory: fc.constantFrom({}, { memory: { known: 1, pending: 1, unwritten: 1 } }),
    }),
    { maxLength: 5 },
  );
}

function foldOf(events: RoadTrip['facts']): unknown {
  return foldConvoy(
    events.map((event, revision) =>
      readConvoyEvent({ ...event, revision, recordedAt: '2024-01-01T00:00:00.000Z' }),
    ),
  );
}

async function keptDigest(
  readModels: Awaited<ReturnType<TestStores['readModels']>>,
): Promise<string | undefined> {
  const row = await readModels.read
    .selectFrom('projections')
    .select('rows_digest')
    .where('name', '=', trips.name)
    .executeTakeFirst();
  return row?.rows_digest;
}
