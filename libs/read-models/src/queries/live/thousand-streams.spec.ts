import { type EventStore } from '#kafila/event-store';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { type Socket } from 'node:net';
import { type ReadModels } from '../../database/read-models.js';
import { ReadModelsModule } from '../../read-models.module.js';
import { type RoadTrip, roadTrip } from '../../testing/road.js';
import { serve, type Served } from '../../testing/served.js';
import { eventually, projectAll, TestStores } from '../../testing/test-stores.js';
import { appendToConvoy, appendTrips } from '../../testing/append-events.js';
import { LiveFeed } from './live-feed.js';

let stores: TestStores;
let eventStore: EventStore;
let readModels: ReadModels;
let board: Served;
const connections = new Set<Socket>();
beforeAll(async () => {
  stores = await TestStores.open();
  eventStore = await stores.eventStore();
  readModels = await stores.readModels(await stores.freshUrl('SQLite'));
  board = await serve([ReadModelsModule.with({ eventStore, readModels })]);
  board.app.getHttpServer().on('connection', (socket) => connections.add(socket));
}, 60_000);
afterAll(async () => {
  await board.app.close();
  await stores.remove();
});

/** Opens a stream that nothing is read of yet. */
async function open(query = '', headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const request = get(`${board.url}/v1/live${query}`, { headers, agent: false });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  expect(response.statusCode).toBe(200);
  return response.setEncoding('utf8');
}

/** Ids of the events `convoy` in a stream, with the convoy and its revision. */
function eventsIn(text: string): { id: string; convoyId: string; revision: number }[] {
  return text.split('\n\n').flatMap((block) => {
    const [, id, json] = /^id: (\S+)\nevent: convoy\ndata: (.*)$/.exec(block) ?? [];
    if (id === undefined || json === undefined) return [];
    const { convoyId, revision } = JSON.parse(json) as { convoyId: string; revision: number };
    return [{ id, convoyId, revision }];
  });
}

async function project(): Promise<void> {
  await projectAll(stores, eventStore, readModels);
}

describe('open streams', () => {
  it('may be a thousand: each is told what it listens for, and nothing else', async () => {
    const [here, there] = [roadTrip(1), roadTrip(2, { corridorId: 'khi-ist-taftan' })];
    await appendTrips(eventStore, [
      { ...here, facts: [] },
      { ...there, facts: [] },
    ]);
    await project();
    const queries = ['', '?convoyId=road-2', '?corridor=khi-tas-torkham', '?convoyId=road-404'];
    const wanted = [['road-1', 'road-2'], ['road-2'], ['road-1'], []];
    const streams = await Promise.all(
      Array.from({ length: 1000 }, async (_, i) => {
        const response = await open(queries[i % 4]);
        const heard = { text: '', response };
        response.on('data', (some: string) => (heard.text += some));
        return heard;
      }),
    );
    const feed = board.app.get(LiveFeed, { strict: false });
    expect(feed.open).toBe(1000);

    await appendToConvoy(eventStore, 'road-1', here.facts.slice(0, 1));
    await appendToConvoy(eventStore, 'road-2', there.facts.slice(0, 1));
    await project();
    for (const [i, stream] of streams.entries()) {
      await eventually(() => stream.text.split('event: convoy').length - 1 >= (wanted[i % 4]?.length ?? 0));
    }
    for (const [i, { text }] of streams.entries()) {
      expect(eventsIn(text).map(({ convoyId }) => convoyId)).toEqual(wanted[i % 4]);
    }
    for (const { response } of streams) response.destroy();
    await eventually(() => feed.open === 0);
  }, 60_000);

  it('are sent nothing more while nobody reads, and afterwards the newest state of each convoy that changed', async () => {
    const before = await eventStore.head();
    const many = Array.from({ length: 120 }, (_, n) => roadTrip(10 + n, { vehicles: 60 }));
    const few = many.slice(0, 30);
    const next = async (trips: readonly RoadTrip[], from: number, to: number): Promise<void> => {
      await Promise.all(
        trips.map(({ convoyId, facts }) => appendToConvoy(eventStore, convoyId, facts.slice(from, to))),
      );
      await project();
    };
    await Promise.all(many.map(({ convoyId, decisions }) => appendToConvoy(eventStore, convoyId, decisions)));
    await next(many, 0, 3);
    connections.clear();
    const stream = await open(`?lastEventId=${before}`);
    const [socket] = connections;
    const feed = board.app.get(LiveFeed, { strict: false });
    await eventually(() => feed.waiting === 1);
    const held = socket?.writableLength ?? 0;
    await next(few, 3, 4);
    await next(few, 4, 5);
    expect(feed.waiting).toBe(1);
    expect(socket?.writableLength).toBe(held);
    const largest = await readModels.read
      .selectFrom('convoys')
      .select(({ fn }) => fn.max<number>('document').as('document'))
      .executeTakeFirstOrThrow();
    expect(held).toBeLessThan(2 * String(largest.document).length + 100_000);

    let text = '';
    const head = await eventStore.head();
    let heardAll = false;
    stream.on('data', (some: string) => {
      const before = text.length;
      text += some;
      // Only what is new is searched: it is megabytes in all.
      heardAll ||= text.slice(Math.max(0, before - 40)).includes(`id: ${head}\n`);
    });
    await eventually(() => heardAll);
    stream.destroy();
    const events = eventsIn(text);
    const newest = new Map(events.map(({ convoyId, revision }) => [convoyId, revision]));
    expect(newest).toEqual(
      new Map(
        many.map(({ convoyId, decisions }, i) => [convoyId, decisions.length + (i < few.length ? 5 : 3) - 1]),
      ),
    );
    // Of the three states that these few had, some were never sent.
    expect(events.length).toBeLessThan(many.length + 2 * few.length);
  }, 60_000);

  it('that nobody reads do not keep the service from stopping', async () => {
    const other = await serve([ReadModelsModule.with({ eventStore, readModels })]);
    const request = get(`${other.url}/v1/live?lastEventId=0`, { agent: false });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const feed = other.app.get(LiveFeed, { strict: false });
    await eventually(() => feed.waiting === 1);
    response.on('error', () => undefined);
    await other.app.close();
    response.destroy();
  }, 20_000);

  it.each([
    ['yesterday', 'is not the id of an event'],
    ['12.', 'is not the id of an event'],
    ['-3', 'is not the id of an event'],
    ['999999999', 'lies behind the end of the event store'],
    ['9999999999999999999', 'lies behind the end of the event store'],
  ])('do not begin behind %s', async (id, why) => {
    const response = await fetch(`${board.url}/v1/live`, { headers: { 'last-event-id': id } });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toMatch(/problem\+json/);
    expect(await response.json()).toMatchObject({
      code: 'invalid-last-event-id',
      detail: expect.stringContaining(why),
    });
  });
});
