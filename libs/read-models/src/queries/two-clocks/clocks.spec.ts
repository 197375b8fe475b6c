import { carnetStream, convoyStream, declarationStream } from '#kafila/domain';
import {
  atCustoms,
  carnetAccepted,
  carnetAssigned,
  carnetIssued,
  certifiedReportDrawn,
  dispatched,
  exited,
  joined,
  passed,
  planned,
  retracted,
  sealsBroken,
} from '#kafila/domain/testing';
import { type EventStore } from '#kafila/event-store';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ReadModels } from '../../database/read-models.js';
import { ReadModelsModule } from '../../read-models.module.js';
import { type AnyUnrecorded, eventsOf } from '../../testing/events-of.js';
import { type Answer, get, serve, type Served } from '../../testing/served.js';
import { DATABASES, projectAll, TestStores } from '../../testing/test-stores.js';
import { appendToStream } from '../../testing/append-events.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

const [C1, C2, X, D] = [
  convoyStream('C-1'),
  convoyStream('C-2'),
  carnetStream('XC12345678'),
  declarationStream('KAPE-1/2023'),
];

/** Told in this order, one event after the other: positions 1 to 16. */
const STORY: readonly (readonly [stream: string, event: AnyUnrecorded])[] = [
  [C1, planned()],
  [C1, joined('PK-A1', '1 07:00', { carnetNumber: 'XC12345678' })],
  [C1, dispatched()],
  [C1, passed('peshawar', '4 12:00', { id: 'mistaken' })],
  [C1, exited('torkham-pk', '6 10:00')],
  [C1, retracted('mistaken', '9 12:00', { id: 'back' })],
  // Another convoy claims the same vehicle, until it is learnt that it was an error of the desk.
  [C2, planned(undefined, { occurredAt: '2023-06-05T08:00:00.000Z' })],
  [C2, joined('PK-A1', '5 08:00')],
  [X, carnetIssued({ destinationOffices: ['tashkent'] })],
  [X, carnetAssigned('PK-A1', '1 07:30', { convoyId: 'C-1' })],
  [C1, sealsBroken(['S-1'], 'peshawar', '4 11:00', { by: 'unknown' })],
  [X, certifiedReportDrawn('peshawar', '4 11:30', { id: 'certified' })],
  // A declaration that was of one convoy, as it was known first, and is of another.
  [D, atCustoms.gatedOut('2 09:00', { convoyId: 'C-2', vehicleIds: ['PK-A1'], id: 'of C-2' })],
  [D, retracted('of C-2', '3 09:00')],
  [D, atCustoms.gatedOut('2 09:10', { convoyId: 'C-1', vehicleIds: ['PK-A1'] })],
  [X, carnetAccepted('karachi-port', '2 05:00')],
];

const codesOf = (body: Answer['body']): readonly string[] =>
  (body['irregularities'] as { code: string }[]).map(({ code }) => code);

describe.each(DATABASES)('two clocks over $kind', ({ kind }) => {
  let eventStore: EventStore;
  let readModels: ReadModels;
  let board: Served;
  let recordedAt: readonly string[];
  const NOW = '2023-07-01T00:00:00.000Z';
  beforeAll(async () => {
    eventStore = await stores.eventStore();
    readModels = await stores.readModels(await stores.freshUrl(kind));
    for (const [stream, event] of STORY) await appendToStream(eventStore, stream, eventsOf(stream, [event]));
    await projectAll(stores, eventStore, readModels);
    const all = await eventStore.readAll();
    recordedAt = all.events.map((event) => event.recordedAt);
    // A moment behind all that was recorded.
    const clock = (): string => new Date(Date.parse(recordedAt.at(-1) ?? '') + 60_000).toISOString();
    board = await serve([ReadModelsModule.with({ eventStore, readModels, clock })]);
  });
  afterAll(() => board.app.close());
  const v1 = (path: string): Promise<Answer> => get(`${board.url}/v1/${path}`);

  it('say which pair is shown, in UTC, and the position of what was known', async () => {
    const { status, position, body } = await v1('convoys/C-1?at=2023-06-05T05:00:00%2B05:00&knownAt=5');
    expect([status, position]).toEqual([200, '5']);
    expect(body['clocks']).toEqual({ at: '2023-06-05T00:00:00.000Z', knownAt: null, position: '5' });
    const later = await v1(`convoys/C-1?knownAt=${recordedAt.at(-1) ?? ''}`);
    expect(later.body['clocks']).toEqual({ at: null, knownAt: recordedAt.at(-1), position: '16' });
    expect((await v1('convoys/C-1')).body).not.toHaveProperty('clocks');
  });

  it.each([
    'convoys/C-1',
    'vehicles/PK-A1',
    'carnets/XC12345678',
    'declarations/KAPE-1%2F2023',
    'convoys',
    'convoys?limit=1',
    'convoys?status=planned',
  ])(
    'show of %s at the present, by everything that is recorded, what the present shows, byte for byte',
    async (path) => {
      const present = await (await fetch(`${board.url}/v1/${path}`)).text();
      const clocks = `${path.includes('?') ? '&' : '?'}at=${NOW}&knownAt=16`;
      const past = await fetch(`${board.url}/v1/${path}${clocks}`);
      const pair = `,"clocks":{"at":"${NOW}","knownAt":null,"position":"16"}}`;
      expect(await past.text()).toBe(`${present.slice(0, -1)}${pair}`);
      expect(past.headers.get('kafila-position')).toBe('16');
    },
  );

  it('show what had happened by an instant, from all that is known', async () => {
    const { body } = await v1('convoys/C-1?at=2023-06-05T00:00:00Z');
    expect(body).toMatchObject({ status: 'dispatched', vehicles: [{ lastPlace: 'peshawar', passages: [] }] });
    const then = await v1('convoys/C-1?at=2023-06-06T10:00:00Z');
    expect(then.body).toMatchObject({
      status: 'underway',
      vehicles: [{ passages: [{ exitedAt: '2023-06-06T10:00:00.000Z' }] }],
    });
  });

  it('show what was taken back later as it stood before that was known, whenever that was written', async () => {
    const before = await v1('convoys/C-1?at=2023-06-05T00:00:00Z&knownAt=5');
    expect(before.body).toMatchObject({
      status: 'underway',
      vehicles: [{ lastPlace: 'peshawar' }],
      revision: 3,
    });
    const after = await v1('convoys/C-1?at=2023-06-05T00:00:00Z&knownAt=6');
    expect(after.body).toMatchObject({ status: 'dispatched', vehicles: [{ lastPlace: null }], revision: 5 });
    expect(codesOf(after.body)).toEqual([]);
  });

  it('show what other streams said then, not what they say now', async () => {
    const codes = async (clocks: string): Promise<readonly string[]> =>
      codesOf((await v1(`convoys/C-1?${clocks}`)).body);
    expect(await codes('knownAt=7')).toEqual([]);
    expect(await codes('knownAt=8')).toEqual(['vehicle-in-two-convoys']);
    expect(await codes('knownAt=8&at=2023-06-05T07:59:59Z')).toEqual([]);
    expect(await codes('knownAt=11')).toEqual([
      'seal-broken-without-certified-report',
      'vehicle-in-two-convoys',
    ]);
    expect(await codes('knownAt=12')).toEqual(['vehicle-in-two-convoys']);
    // By the world's clock the seal was broken half an hour before the report that explains it was drawn up.
    expect(await codes('knownAt=12&at=2023-06-04T11:15:00Z')).toEqual([
      'seal-broken-without-certified-report',
    ]);
  });

  it('show the convoy that a declaration was reported to be of then, though that was taken back', async () => {
    const codes = async (convoy: string, knownAt: number): Promise<readonly string[]> =>
      codesOf((await v1(`convoys/${convoy}?knownAt=${knownAt}`)).body);
    const gatedOut = 'gated-out-without-clearance';
    expect(await codes('C-2', 13)).toContain(gatedOut);
    expect(await codes('C-2', 14)).not.toContain(gatedOut);
    expect(await codes('C-1', 14)).not.toContain(gatedOut);
    expect(await codes('C-1', 15)).toContain(gatedOut);
  });

  it('show a vehicle, a carnet and a declaration as they were known', async () => {
    expect((await v1('vehicles/pk-a1?knownAt=7')).body).toMatchObject({
      current: { convoyId: 'C-1' },
      convoys: [{ convoyId: 'C-1' }],
    });
    expect((await v1('vehicles/PK-A1?knownAt=8')).body['convoys']).toMatchObject([
      { convoyId: 'C-1' },
      { convoyId: 'C-2' },
    ]);
    expect((await v1('carnets/xc-12345678?knownAt=9')).body).toMatchObject({ status: 'issued', revision: 0 });
    expect((await v1('carnets/XC12345678?knownAt=16&at=2023-06-02T05:00:00Z')).body).toMatchObject({
      convoys: [{ convoyId: 'C-1', vehicleId: 'PK-A1' }],
      acceptances: [{ place: 'karachi-port' }],
    });
    expect((await v1('declarations/KAPE-1%2F2023?knownAt=13')).body).toMatchObject({
      convoyId: 'C-2',
      revision: 0,
    });
  });

  it('know nothing of what was recorded or had happened later, and say so', async () => {
    for (const [path, code] of [
      ['convoys/C-2?knownAt=6', 'unknown-convoy'],
      ['convoys/C-1?at=2023-05-01T00:00:00Z', 'unknown-convoy'],
      ['convoys/nobody?at=2023-06-05T00:00:00Z', 'unknown-convoy'],
      ['vehicles/PK-A1?knownAt=1', 'unknown-vehicle'],
      ['carnets/XC12345678?knownAt=8', 'unknown-carnet'],
      ['declarations/KAPE-1%2F2023?at=2023-06-02T08:00:00Z', 'unknown-declaration'],
    ] as const) {
      const { status, body } = await v1(path);
      expect([path, status, body['code']]).toEqual([path, 404, code]);
      expect(body['clocks']).toHaveProperty('position');
      expect(body['detail']).toMatch(/nothing tells of it/);
    }
  });

  it('show the fleet page by page, and only who was planned by then', async () => {
    const ids = async (query: string): Promise<readonly unknown[]> =>
      (await v1(`convoys?${query}`)).body.items.map((item) => item['convoyId']);
    expect(await ids('knownAt=6')).toEqual(['C-1']);
    expect(await ids('knownAt=8')).toEqual(['C-2', 'C-1']);
    expect(await ids('at=2023-06-05T00:00:00Z')).toEqual(['C-1']);
    expect(await ids('knownAt=5&status=underway')).toEqual(['C-1']);
    expect(await ids('knownAt=6&status=dispatched&at=2023-06-05T00:00:00Z')).toEqual(['C-1']);
    const first = await v1('convoys?knownAt=8&limit=1');
    expect(first.body.items).toMatchObject([{ convoyId: 'C-2' }]);
    const second = await v1(`convoys?knownAt=8&limit=1&cursor=${first.body.nextCursor ?? ''}`);
    expect(second.body).toMatchObject({ items: [{ convoyId: 'C-1' }], nextCursor: null });
    expect(codesOf(second.body.items[0] as Answer['body'])).toEqual(['vehicle-in-two-convoys']);
  });

  it.each([
    ['at=2099-01-01T00:00:00Z', 'at-after-now', '#/at'],
    ['at=2023-06-05T00:00:00', 'invalid-query', '#/at'],
    ['at=yesterday', 'invalid-query', '#/at'],
    ['at=5', 'invalid-query', '#/at'],
    ['at=2023-02-30T00:00:00Z', 'invalid-query', '#/at'],
    ['knownAt=2023-06-05T00:00:00', 'invalid-query', '#/knownAt'],
    ['knownAt=', 'invalid-query', '#/knownAt'],
    ['knownAt=-1', 'invalid-query', '#/knownAt'],
    ['knownAt=99999999999999999999', 'invalid-query', '#/knownAt'],
    ['knownAt=2099-01-01T00:00:00Z', 'known-at-after-now', '#/knownAt'],
    ['knownAt=2001-01-01T00:00:00Z', 'known-at-before-first-event', '#/knownAt'],
    ['knownAt=0', 'known-at-before-first-event', '#/knownAt'],
    ['knownAt=17', 'known-at-beyond-last-event', '#/knownAt'],
    ['knownAt=5&waitFor=5', 'invalid-query', '#/waitFor'],
    ['at=2023-06-05T00:00:00Z&waitFor=soon', 'invalid-query', '#/waitFor'],
    ['knownAt=5&asOf=7', 'invalid-query', '#/asOf'],
  ])('refuse %s as %s, by name', async (query, code, pointer) => {
    for (const path of ['convoys/C-1', 'convoys', 'vehicles/PK-A1', 'carnets/XC12345678', 'declarations/X']) {
      const { status, body } = await v1(`${path}?${query}`);
      expect([path, status, body['code']]).toEqual([path, 400, code]);
      expect(body['errors']).toMatchObject([{ pointer }]);
    }
  });

  it('wait with at alone until a position has been reached', async () => {
    const { status, body } = await v1('convoys/C-1?at=2023-06-05T00:00:00Z&waitFor=16');
    expect([status, body['clocks']]).toEqual([
      200,
      { at: '2023-06-05T00:00:00.000Z', knownAt: null, position: '16' },
    ]);
  });
});

describe('two clocks over a store without any event', () => {
  it('have nothing to know', async () => {
    const eventStore = await stores.eventStore();
    const readModels = await stores.readModels(await stores.freshUrl('SQLite'));
    const board = await serve([ReadModelsModule.with({ eventStore, readModels })]);
    for (const knownAt of ['2023-06-05T00:00:00Z', '0']) {
      const { status, body } = await get(`${board.url}/v1/convoys?knownAt=${knownAt}`);
      expect([status, body['code'], body['first']]).toEqual([400, 'known-at-before-first-event', null]);
    }
    const fleet = await get(`${board.url}/v1/convoys?at=2023-06-05T00:00:00Z`);
    expect([fleet.status, fleet.body.items]).toEqual([200, []]);
    await board.app.close();
  });
});
