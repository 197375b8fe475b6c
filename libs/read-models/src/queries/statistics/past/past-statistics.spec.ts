import { convoyStream } from '#kafila/domain';
import { timesTried } from '#kafila/domain/testing';
import { type EventStore } from '#kafila/event-store';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { QueryBus } from '@nestjs/cqrs';
import fc from 'fast-check';
import request from 'supertest';
import { type ReadModels } from '../../../database/read-models.js';
import { ReadModelsModule } from '../../../read-models.module.js';
import { anyArrival, anyHistory, type StreamHistory } from '../../../testing/any-history.js';
import { appendToStream } from '../../../testing/append-events.js';
import { eventsOf } from '../../../testing/events-of.js';
import { roadTrip } from '../../../testing/road.js';
import { type Answer, get, serve, type Served } from '../../../testing/served.js';
import { DATABASES, projectAll, TestStores } from '../../../testing/test-stores.js';
import { workedExample } from '../../../testing/worked-example.js';
import { STATISTICS } from '../catalogue/statistics.js';
import { GetStatisticQuery } from '../get-statistic/get-statistic.query.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

const PERIOD = { from: '2020-01-01', to: '2027-01-01' };
const RATES = 'date,currency,usd\n2023-06-01,PKR,0.0035\n';

/** Each statistic, as one group and by all that it can be grouped by. */
const ASKED = STATISTICS.flatMap((statistic) =>
  [undefined, statistic.groupings.join(',')].map((groupBy) => ({ statistic, asked: { ...PERIOD, groupBy } })),
);

interface World {
  readonly eventStore: EventStore;
  readonly readModels: ReadModels;
  readonly board: Served;
}

async function worldOf(kind: 'SQLite' | 'PostgreSQL', eventStore: EventStore): Promise<World> {
  const readModels = await stores.readModels(await stores.freshUrl(kind));
  const board = await serve([ReadModelsModule.with({ eventStore, readModels })]);
  await request(board.app.getHttpServer()).put('/v1/rates').type('text/csv').send(RATES);
  return { eventStore, readModels, board };
}

/** All statistics as this service answers them, and how many streams are parked. */
async function answers({ board }: World, knownAt?: string): Promise<readonly unknown[]> {
  const queries = board.app.get(QueryBus);
  const all: unknown[] = [];
  for (const { statistic, asked } of ASKED) {
    const { value, standing } = await queries.execute(new GetStatisticQuery(statistic, asked, { knownAt }));
    const { clocks: _, ...shown } = value;
    all.push({ name: statistic.name, shown, parked: standing.parked, position: String(standing.position) });
  }
  return all;
}

const trip = roadTrip(1, { retracts: true, perVehicle: true });
/** Whole trips among what contradicts itself: that alone gives few samples. */
const TRIPS: readonly StreamHistory[] = [
  { stream: convoyStream(trip.convoyId), decisions: trip.decisions, facts: trip.facts },
  { stream: convoyStream('worked'), decisions: eventsOf('worked', workedExample()), facts: [] },
];

const story = anyHistory.chain((histories) =>
  fc.record({
    arrived: anyArrival([...histories, ...TRIPS]),
    shares: fc.array(fc.double({ min: 0.5, max: 1, noNaN: true }), { minLength: 1, maxLength: 2 }),
  }),
);

describe.each(DATABASES)('statistics as they were known, on $kind', ({ kind }) => {
  it('are those of a projector that stopped there, whatever was reported and in whatever order', async () => {
    const runs = kind === 'SQLite' ? timesTried(2, 30) : timesTried(1, 5);
    let samples = 0;
    await fc.assert(
      fc.asyncProperty(story, async ({ arrived, shares }) => {
        const world = await worldOf(kind, await stores.eventStore());
        const { eventStore, readModels } = world;
        const stops = new Set([...shares, 1].map((share) => Math.ceil(share * arrived.length)));
        const answered: { readonly knownAt: string; readonly then: readonly unknown[] }[] = [];
        for (const [i, { stream, event }] of arrived.entries()) {
          await appendToStream(eventStore, stream, [event]);
          if (!stops.has(i + 1)) continue;
          const knownAt = (await eventStore.head()).toString();
          // A copy of a report adds nothing.
          if (answered.at(-1)?.knownAt === knownAt) continue;
          await projectAll(stores, eventStore, readModels);
          answered.push({ knownAt, then: await answers(world) });
        }
        for (const { knownAt, then } of answered) {
          expect(await answers(world, knownAt)).toEqual(then);
          samples += JSON.stringify(then).match(/"n":[1-9]/g)?.length ?? 0;
        }
        await world.board.app.close();
        await stores.closeAll();
      }),
      { numRuns: runs, seed: 9 },
    );
    expect(samples).toBeGreaterThan(runs * 20);
  }, 120_000);
});

describe('a statistic of the past', () => {
  let world: World;
  beforeAll(async () => {
    const eventStore = await stores.eventStore();
    const [first] = fc.sample(
      anyHistory.chain((histories) => anyArrival(histories)),
      { numRuns: 1, seed: 4 },
    );
    for (const { stream, event } of first ?? []) await appendToStream(eventStore, stream, [event]);
    world = await worldOf('SQLite', eventStore);
    await projectAll(stores, eventStore, world.readModels);
  });
  afterAll(() => world.board.app.close());

  const ask = (query: string, headers?: Record<string, string>): Promise<Answer> =>
    get(`${world.board.url}/v1/statistics/${query}`, headers);

  it('says of which moment it is and by which rates it converts, in JSON and beside CSV', async () => {
    const { status, position, body } = await ask('border-crossings?knownAt=9');
    const recordedAt = (await world.eventStore.readAll({ after: 8n, limit: 1 })).events[0]?.recordedAt;
    expect([status, position]).toEqual([200, '9']);
    expect(body).toMatchObject({
      clocks: { at: null, knownAt: null, position: '9' },
      // Without an end the period ends with what was known.
      period: { to: recordedAt },
      asOf: {
        position: '9',
        lastRateDay: '2023-06-01',
        ratesDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
    const csv = await ask('border-crossings?knownAt=9', { accept: 'text/csv' });
    const { ratesDigest } = body['asOf'] as { ratesDigest: string };
    expect(csv.headers.get('kafila-rates')).toBe(ratesDigest);
    expect(csv.headers.get('kafila-clocks')).toBe(JSON.stringify(body['clocks']));
  });

  it('by an instant is that of the last position by then', async () => {
    const { events } = await world.eventStore.readAll({ after: 8n, limit: 1 });
    const { body } = await ask(`convoys?knownAt=${String(events[0]?.recordedAt)}`);
    const { position } = body['clocks'] as { position: string };
    const { clocks: _, ...byPosition } = (await ask(`convoys?knownAt=${position}`)).body;
    expect(body).toMatchObject(byPosition);
  });

  it.each([
    ['knownAt=0', 400, 'known-at-before-first-event'],
    ['knownAt=900000', 400, 'known-at-beyond-last-event'],
    ['knownAt=9&waitFor=9', 400, 'invalid-query'],
    ['knownAt=9&at=2023-06-05T00:00:00Z', 400, 'invalid-query'],
    ['knownAt=9&from=2023-06-05&to=2023-06-04', 400, 'invalid-query'],
  ])('with %s is refused', async (query, status, code) => {
    const answer = await ask(`tir?${query}`);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it('is folded once for all that ask for one moment, whenever they ask', async () => {
    const reads = jest.spyOn(world.eventStore, 'readStream');
    // No test before has asked for this moment: events after it may have the instant of the ninth.
    const names = STATISTICS.map(({ name }) => `${name}?knownAt=8`);
    await Promise.all(names.map((name) => ask(name)));
    const once = reads.mock.calls.length;
    expect(once).toBeGreaterThan(0);
    await Promise.all(names.map((name) => ask(name)));
    expect(reads).toHaveBeenCalledTimes(once);
    reads.mockRestore();
  });

  it('is refused by name where its rows would take more room than they may', async () => {
    const { eventStore, readModels } = world;
    const { app, url } = await serve([ReadModelsModule.with({ eventStore, readModels })], {
      pastStatisticsBytes: 4096,
    });
    const { status, body } = await get(`${url}/v1/statistics/tir?knownAt=11`);
    await app.close();
    expect([status, body['code']]).toEqual([503, 'past-too-large']);
  });
});
