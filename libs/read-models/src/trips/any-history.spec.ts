import {
  ascending,
  CARNET_FACT_TYPES,
  CONVOY_DECISION_TYPES,
  CONVOY_FACT_TYPES,
  DECLARATION_FACT_TYPES,
} from '#kafila/domain';
import { timesTried } from '#kafila/domain/testing';
import { type EventStore } from '#kafila/event-store';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ReadModels } from '../database/read-models.js';
import { findIrregularities } from '../queries/irregularities/list-irregularities/find-irregularities.js';
import {
  irregularitiesOfCarnets,
  irregularitiesOfConvoys,
} from '../queries/shown-irregularities/irregularities-of.js';
import { memoryBounds } from '../runner/batches/memory-bounds.js';
import { readPosition } from '../runner/checkpoint/checkpoint.js';
import { recomputeRowsDigest } from '../runner/rows/rows-digest.js';
import { keyEventTable } from '../tables/streams/key-event.table.js';
import { anyArrival, anyHistory, type Arrival, type StreamHistory } from '../testing/any-history.js';
import { DATABASES, projectAll, TestStores } from '../testing/test-stores.js';
import { tripTables } from '../testing/trip-tables.js';
import { appendToStream } from '../testing/append-events.js';
import { inStepsOf } from '../testing/subscriptions.js';
import { trips } from './trips.projection.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

/** The store keeps the order in which it was asked. */
async function appendAll(eventStore: EventStore, arrived: readonly Arrival[]): Promise<void> {
  await Promise.all(arrived.map(({ stream, event }) => appendToStream(eventStore, stream, [event])));
}

/** Each stream after the other, its facts in the order of occurrence, each once. */
function inOrder(histories: readonly StreamHistory[]): Arrival[] {
  return histories.flatMap(({ stream, decisions, facts }) => {
    const when = ({ data }: (typeof facts)[number]): string => JSON.stringify(data['occurredAt']);
    const ordered = [...facts].sort((a, b) => ascending(when(a), when(b)));
    return [...decisions, ...ordered].map((event) => ({ stream, event }));
  });
}

/** Rows and what is joined from them, without what tells of arrival itself. */
async function whatIsShown(readModels: ReadModels): Promise<unknown> {
  const db = readModels.read;
  const tables = await tripTables(readModels);
  const convoys = await irregularitiesOfConvoys(db, ['K-0', 'K-1']);
  const carnets = await irregularitiesOfCarnets(db, ['XC12345678', 'XC87654321']);
  const all = await findIrregularities(db, {}, { after: undefined, limit: 1000 });
  return { tables: withoutRevision(tables), convoys, carnets, all };
}

function withoutRevision(tables: Awaited<ReturnType<typeof tripTables>>): unknown {
  return JSON.parse(
    JSON.stringify(tables, (name, value: unknown) => (name === 'revision' ? undefined : value)),
  );
}

async function keptDigest(readModels: ReadModels): Promise<string | undefined> {
  const row = await readModels.read
    .selectFrom('projections')
    .select('rows_digest')
    .where('name', '=', trips.name)
    .executeTakeFirst();
  return row?.rows_digest;
}

const plans = fc.array(
  fc.record({
    size: fc.integer({ min: 1, max: 120 }),
    step: fc.constantFrom(1, 5, 1000),
    eventsPerCommit: fc.constantFrom(1, 7, 50_000),
    streamsInMemory: fc.constantFrom(1, 2, 100),
    long: fc.constantFrom(4, 16, 1000),
  }),
  { maxLength: 4 },
);
const story = anyHistory.chain((histories) => fc.tuple(fc.constant(histories), anyArrival(histories), plans));

describe.each(DATABASES)('on $kind, rows and what is joined from them', ({ kind }) => {
  it('depend on what was recorded only: any arrival, any copies, any portions, any restarts, retractions at any time', async () => {
    await fc.assert(
      fc.asyncProperty(story, async ([histories, arrived, plan]) => {
        const sane = await stores.eventStore();
        await appendAll(sane, inOrder(histories));
        const expected = await stores.readModels(await stores.freshUrl('SQLite'));
        await projectAll(stores, sane, expected);
        expect(await expected.read.selectFrom('parked_streams').selectAll().execute()).toEqual([]);

        const eventStore = await stores.eventStore();
        const readModels = await stores.readModels(await stores.freshUrl(kind));
        let from = 0;
        for (const { size, step, eventsPerCommit, streamsInMemory, long } of plan) {
          await appendAll(eventStore, arrived.slice(from, from + size));
          from += size;
          // Each a new runner that begins from the checkpoint.
          const stepped = inStepsOf(eventStore, step);
          const memory = { ...memoryBounds(), long };
          await projectAll(stores, stepped, readModels, { eventsPerCommit, streamsInMemory, memory });
        }
        await appendAll(eventStore, arrived.slice(from));
        await projectAll(stores, eventStore, readModels);
        expect(await whatIsShown(readModels)).toEqual(await whatIsShown(expected));
        expect(await keptDigest(readModels)).toBe(await recomputeRowsDigest(readModels.read, trips.tables));
        expect(await readPosition(readModels.read, trips.name)).toBe(await eventStore.head());
        await stores.closeAll();
      }),
      { numRuns: kind === 'SQLite' ? timesTried(4, 40) : timesTried(2, 15) },
    );
  }, 240_000);
});

describe('the histories that this is shown with', () => {
  it('know every type of event, give rows in every table, and contradict each other', async () => {
    const types = new Set<string>();
    const filled = new Set<string>();
    const codes = new Set<string>();
    for (const histories of fc.sample(anyHistory, { numRuns: 30, seed: 7 })) {
      const eventStore = await stores.eventStore();
      await appendAll(eventStore, inOrder(histories));
      for (const { event } of inOrder(histories)) types.add(event.type);
      const readModels = await stores.readModels(await stores.freshUrl('SQLite'));
      await projectAll(stores, eventStore, readModels);
      for (const [name, rows] of Object.entries(await tripTables(readModels))) {
        if (rows.length > 0) filled.add(name);
      }
      for (const { json } of await findIrregularities(
        readModels.read,
        {},
        { after: undefined, limit: 1000 },
      )) {
        codes.add((JSON.parse(json) as { code: string }).code);
      }
    }
    const all = [
      ...CONVOY_DECISION_TYPES,
      ...CONVOY_FACT_TYPES,
      ...CARNET_FACT_TYPES,
      ...DECLARATION_FACT_TYPES,
      ...['CarnetIssued', 'CarnetAssigned', 'ReportRetracted'],
    ];
    expect([...types].sort()).toEqual(all.sort());
    // Keys of units count by their places, which no two arrivals share: `standing.spec.ts` tells of them.
    const ofHistories = trips.tables.filter((table) => table !== keyEventTable);
    expect([...filled].sort()).toEqual(ofHistories.map(({ name }) => name).sort());
    expect(codes).toContain('vehicle-in-two-convoys');
    expect(codes).toContain('carnet-on-two-vehicles');
    expect(codes).toContain('seal-broken-without-certified-report');
  }, 60_000);
});
