import { type CarnetEvent, carnetStream, convoyStream } from '#kafila/domain';
import {
  carnetAssigned,
  carnetIssued,
  dispatched,
  joined,
  planned,
  sealed,
  sealsBroken,
  type Unrecorded,
} from '#kafila/domain/testing';
import { type EventStore } from '#kafila/event-store';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ReadModels } from '../../database/read-models.js';
import { ReadModelsModule } from '../../read-models.module.js';
import { appendToStream } from '../../testing/append-events.js';
import { eventsOf } from '../../testing/events-of.js';
import { get, serve, type Served } from '../../testing/served.js';
import { DATABASES, projectAll, TestStores } from '../../testing/test-stores.js';
import { MOST_SHOWN } from './how-many.js';

const MORE = MOST_SHOWN + 7;

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

/** Seals that are put on and broken again and again, each time without a certified report. */
const broken = Array.from({ length: MORE }, (_, i): readonly Unrecorded[] => {
  const at = (hours: number): string =>
    new Date(Date.parse('2023-06-02T00:00:00Z') + hours * 3_600_000).toISOString();
  const on = sealed([`S-${i}`], undefined, '2 00:00', { of: 'PK-A1', id: `on ${i}` });
  const off = sealsBroken(undefined, undefined, '2 00:00', { of: 'PK-A1', id: `off ${i}` });
  const dated = (fact: Unrecorded, occurredAt: string): Unrecorded =>
    ({ ...fact, event: { ...fact.event, data: { ...fact.event.data, occurredAt } } }) as Unrecorded;
  return [dated(on, at(4 * i)), dated(off, at(4 * i + 2))];
}).flat();

describe.each(DATABASES)('a convoy with very many irregularities, on $kind', ({ kind }) => {
  let board: Served;
  let eventStore: EventStore;
  let readModels: ReadModels;
  beforeAll(async () => {
    eventStore = await stores.eventStore();
    const story = [
      planned(),
      joined('PK-A1', '1 07:00', { carnetNumber: 'XC12345678' }),
      dispatched(),
      ...broken,
    ];
    await appendToStream(eventStore, convoyStream('K-1'), eventsOf('convoy-K-1', story));
    readModels = await stores.readModels(await stores.freshUrl(kind));
    await projectAll(stores, eventStore, readModels);
    board = await serve([ReadModelsModule.with({ eventStore, readModels })]);
  }, 120_000);
  afterAll(() => board.app.close());

  it('shows the newest of them, counts the others, and says where all are listed', async () => {
    const { shown, count, all, oldest } = await readWhole(`${board.url}/v1/convoys/K-1`, board);
    expect(shown).toHaveLength(MOST_SHOWN);
    expect(all).toBeGreaterThanOrEqual(MORE);
    expect(count).toBe(all - MOST_SHOWN);
    expect(shown.every(({ since }) => since > oldest)).toBe(true);
  });

  it('tells page by page when each came up and what made it go, up to where the first page went', async () => {
    const stream = convoyStream('K-2');
    const story = [planned(), joined('PK-A1', '1 07:00'), dispatched(), ...broken.slice(0, 30)];
    const position = await appendToStream(eventStore, stream, eventsOf(stream, story));
    await projectAll(stores, eventStore, readModels);
    const path = `${board.url}/v1/convoys/K-2/irregularities`;
    const whole = await get(`${path}?waitFor=${position}`);
    expect(whole.body.nextCursor).toBeNull();
    const told: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await get(`${path}?limit=7${cursor && `&cursor=${cursor}`}`);
      expect(body.items.length).toBeLessThanOrEqual(7);
      told.push(...body.items);
      cursor = body.nextCursor;
      if (told.length > 7) continue;
      await appendToStream(eventStore, stream, eventsOf(stream, broken.slice(30, 40)));
      await projectAll(stores, eventStore, readModels);
    }
    expect(told.length).toBeGreaterThan(14);
    expect(told).toEqual(whole.body.items);
    const { status, body } = await get(`${path}?cursor=WyIxIiwieCJd`);
    expect([status, body['code']]).toEqual([400, 'invalid-cursor']);
  });
});

/** Operations that each start with other seals than were told last. */
const resealed = Array.from({ length: MORE }, (_, i) => {
  const told = (type: string, hours: number, place: string, says: object) => {
    const occurredAt = new Date(Date.parse('2023-06-02T00:00:00Z') + hours * 3_600_000).toISOString();
    const data = { occurredAt, offset: '+00:00', place, ...says };
    return { id: `${type} ${i}`, event: { type, data } } as unknown as Unrecorded<CarnetEvent>;
  };
  return [
    told('TirOperationStarted', 4 * i, 'torkham-af', { seals: [`S-${i}`] }),
    told('TirOperationTerminated', 4 * i + 2, 'hairatan', {}),
  ];
}).flat();

describe.each(DATABASES)('a carnet with very many irregularities, on $kind', ({ kind }) => {
  let board: Served;
  beforeAll(async () => {
    const eventStore = await stores.eventStore();
    for (const convoyId of ['K-1', 'K-2']) {
      const story = [planned(), joined('PK-A1', '1 07:00', { carnetNumber: 'XC12345678' })];
      await appendToStream(eventStore, convoyStream(convoyId), eventsOf(convoyStream(convoyId), story));
    }
    const stream = carnetStream('XC12345678');
    const story = [
      carnetIssued({ carnetNumber: 'XC12345678' }),
      carnetAssigned('PK-A1', '1 06:00', { convoyId: 'K-1' }),
      carnetAssigned('PK-A1', '1 08:00', { convoyId: 'K-2' }),
      ...resealed,
    ];
    await appendToStream(eventStore, stream, eventsOf(stream, story));
    const readModels = await stores.readModels(await stores.freshUrl(kind));
    await projectAll(stores, eventStore, readModels);
    board = await serve([ReadModelsModule.with({ eventStore, readModels })]);
  }, 120_000);
  afterAll(() => board.app.close());

  it.each(['/v1/carnets/XC12345678', '/v1/convoys/K-1', '/v1/convoys/K-2'])(
    'shows the newest of them with %s, counts the others, and says where all are listed',
    async (path) => {
      const { shown, count, all, oldest } = await readWhole(board.url + path, board);
      const ofCarnet = shown.filter(({ code }) => code === 'seals-differ-at-start');
      expect(ofCarnet.length).toBeGreaterThan(MOST_SHOWN / 2);
      expect(ofCarnet.length).toBeLessThanOrEqual(MOST_SHOWN);
      expect(count + shown.length).toBeGreaterThanOrEqual(all);
      expect(all).toBeGreaterThanOrEqual(MORE - 1);
      expect(ofCarnet.every(({ since }) => since > oldest)).toBe(true);
    },
  );
});

/** What is shown with it, how many it counts beside, and what its list has. */
async function readWhole(url: string, { url: service }: Served) {
  const { body } = await get(url);
  const shown = body['irregularities'] as { code: string; since: string }[];
  const { list, count } = body['earlierIrregularities'] as { list: string; count: number };
  let all = 0;
  let oldest = '9';
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = await get(`${service}${list}&limit=500${cursor && `&cursor=${cursor}`}`);
    all += page.body.items.length;
    oldest = String(page.body.items.at(-1)?.['since']);
    cursor = page.body.nextCursor;
  }
  return { shown, count, all, oldest };
}
