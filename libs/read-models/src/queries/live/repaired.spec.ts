import { type EventStore, type NewEvent } from '#kafila/event-store';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ReadModels } from '../../database/read-models.js';
import { ProjectionOperations } from '../../operations/projection-operations.js';
import { filling, fillTables, type RowsOfStream } from '../../tables/descriptor/filled-rows.js';
import { type StreamTip } from '../../tables/descriptor/stream-tip.js';
import { irregularitiesOf, irregularityTable } from '../../tables/streams/irregularity.table.js';
import { type Projection } from '../../runner/projection/projection.js';
import { roadTrip } from '../../testing/road.js';
import { listen, type Listening, serve, type Served } from '../../testing/served.js';
import { DATABASES, eventually, projectAll, TestStores } from '../../testing/test-stores.js';
import { appendToConvoy, appendTrips } from '../../testing/append-events.js';
import { fixedTrips, unfoldable } from '../../testing/unfoldable.js';
import { trips } from '../../trips/trips.projection.js';
import { ReadModelsModule } from '../../read-models.module.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

const poison = (fact: NewEvent | undefined): NewEvent => ({
  ...unfoldable(fact as NewEvent),
  id: 'eeeeeeee-0000-7000-8000-000000000001',
});

describe.each(DATABASES)('open streams over $kind', ({ kind }) => {
  let eventStore: EventStore;
  let readModels: ReadModels;
  let operations: ProjectionOperations;
  let board: Served;
  let live: Listening;
  /** Where everything stood that was recorded before: convoy road-1 is parked. */
  let head: bigint;
  beforeEach(async () => {
    eventStore = await stores.eventStore();
    readModels = await stores.readModels(await stores.freshUrl(kind));
    operations = new ProjectionOperations(eventStore, readModels);
    board = await serve([ReadModelsModule.with({ eventStore, readModels })]);
    const { convoyId, decisions, facts } = roadTrip(1);
    await appendTrips(eventStore, [roadTrip(2)]);
    await appendToConvoy(eventStore, convoyId, [...decisions, ...facts.slice(0, 3)]);
    await projectAll(stores, eventStore, readModels);
    live = await listen(`${board.url}/v1/live`);
    head = await appendToConvoy(eventStore, convoyId, [poison(facts[3]), ...facts.slice(3)]);
    await projectAll(stores, eventStore, readModels);
  });
  afterEach(async () => {
    await live.stop();
    await board.app.close();
  });
  const heard = (): unknown[] =>
    live.events.map(({ id, convoyId, body }) => [
      id,
      convoyId,
      body['incompleteSince'],
      body['skippedEvents'],
    ]);

  it('are told when a convoy is parked, and when it is retried after a fix', async () => {
    await eventually(() => live.events.length === 1);
    const poisonedAt = (head - BigInt(roadTrip(1).facts.length - 3)).toString();
    expect(heard()).toEqual([[poisonedAt, 'road-1', poisonedAt, undefined]]);

    const fixed = new ProjectionOperations(eventStore, readModels, [fixedTrips]);
    await fixed.retry('trips', 'convoy-road-1', 'amina');
    await eventually(() => live.events.length === 2);
    expect(heard()[1]).toEqual([`${head}.1`, 'road-1', undefined, undefined]);
    expect(live.events[1]?.revision).toBeGreaterThan(live.events[0]?.revision ?? 0);
  });

  it('are told of a retry that changes nothing but the reason, and of a skip with who did it', async () => {
    await operations.retry('trips', 'convoy-road-1', 'amina');
    await operations.skip('trips', 'convoy-road-1', 'amina', 'it names no vehicle');
    await eventually(() => live.events.at(-1)?.id === `${head}.2`);
    expect(heard().at(-1)).toMatchObject([
      `${head}.2`,
      'road-1',
      undefined,
      [{ by: 'amina', reason: 'it names no vehicle' }],
    ]);
  });

  it('are told of each convoy that the rows switched to show otherwise, and of no other', async () => {
    const fixed = new ProjectionOperations(eventStore, readModels, [fixedTrips]);
    await fixed.rebuild('trips', new AbortController().signal);
    await fixed.switch('trips', 'amina');
    await eventually(() => live.events.at(-1)?.id === `${head}.1`);
    expect(heard().at(-1)).toEqual([`${head}.1`, 'road-1', undefined, undefined]);
    expect(live.events.map(({ convoyId }) => convoyId)).not.toContain('road-2');

    // Who comes back is sent what was switched meanwhile, and nothing where it has seen that.
    const late = await listen(`${board.url}/v1/live`, { 'last-event-id': head.toString() });
    await eventually(() => late.events.length === 1);
    expect(late.events[0]).toMatchObject({ id: `${head}.1`, convoyId: 'road-1' });
    await late.stop();
    const seen = await listen(`${board.url}/v1/live`, { 'last-event-id': `${head}.1` });
    await appendToConvoy(eventStore, 'road-9', roadTrip(9).decisions);
    await projectAll(stores, eventStore, readModels);
    await eventually(() => seen.events.length === 1);
    expect(seen.events[0]).toMatchObject({ id: (await eventStore.head()).toString(), convoyId: 'road-9' });
    await seen.stop();
  });

  it('are told of a convoy whose irregularities alone differ in the rows switched to', async () => {
    const lenient: Projection = {
      ...trips,
      kinds: trips.kinds.map((each) => {
        const rows = (tip: StreamTip, fold: unknown): RowsOfStream =>
          tip.stream === 'convoy-road-2'
            ? new Map([...each.rows(tip, fold), ...fillTables([oneMore], tip)])
            : each.rows(tip, fold);
        return {
          ...each,
          rows,
          *makingRows(tip, fold) {
            yield;
            return rows(tip, fold);
          },
        };
      }),
    };
    const other = new ProjectionOperations(eventStore, readModels, [lenient]);
    await other.rebuild('trips', new AbortController().signal);
    await other.switch('trips', 'amina');
    await eventually(() => live.events.some(({ convoyId }) => convoyId === 'road-2'));
    const change = live.events.find(({ convoyId }) => convoyId === 'road-2');
    expect(change?.body['irregularities']).toMatchObject([{ code: 'clock-suspect' }]);
  });
});

const oneMore = filling(irregularityTable, ({ stream }: StreamTip) =>
  irregularitiesOf(stream, {
    kind: 'convoy',
    irregularities: [
      {
        irregularity: {
          ...{ code: 'clock-suspect', severity: 'warning', since: '2026-03-02T00:00:00.000Z' },
          ...{ vehicleIds: [], evidence: [], reports: 1 },
        },
        ...{ convoyId: 'road-2', carnetNumber: null, declarationRef: null },
      },
    ],
  }),
);
