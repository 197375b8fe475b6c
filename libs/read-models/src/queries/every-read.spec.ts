import { carnetStream, convoyStream, declarationStream } from '#kafila/domain';
import {
  atCustoms,
  carnetAccepted,
  carnetIssued,
  dispatched,
  entered,
  exited,
  joined,
  joinedAll,
  operationStarted,
  operationTerminated,
  passed,
  planned,
  sealsBroken,
} from '#kafila/domain/testing';
import { type Type } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allPages, type Board, boardOf } from '../testing/board.js';
import { type AnyUnrecorded } from '../testing/events-of.js';
import { CONTROLLERS } from './controllers.js';
import { STATISTICS } from './statistics/catalogue/statistics.js';

const ODD = { id: 'odd', event: { type: 'Odd', data: {} } };

const STORIES: readonly (readonly [string, readonly AnyUnrecorded[]])[] = [
  [
    convoyStream('C-1'),
    [
      planned(),
      ...joinedAll('PK-A1', 'PK-B2'),
      dispatched(),
      passed('peshawar', '4 10:00'),
      sealsBroken(['S-1'], 'peshawar', '4 11:00', { of: 'PK-A1', by: 'unknown' }),
      exited('torkham-pk', '5 10:00'),
      entered('torkham-af', '5 12:00'),
    ],
  ],
  [convoyStream('C-2'), [planned('khi-ist-taftan'), joined('PK-C3')]],
  [convoyStream('C-3'), [planned('khi-tas-torkham')]],
  [convoyStream('odd'), [ODD]],
  [
    carnetStream('XC11111111'),
    [
      carnetIssued({ carnetNumber: 'XC11111111' }),
      carnetAccepted('karachi-port', '2 05:00'),
      operationStarted('karachi-port', '2 06:00'),
      operationTerminated('torkham-pk', '5 09:00', { reservation: 'two packages missing' }),
    ],
  ],
  [carnetStream('XC22222222'), [carnetIssued({ carnetNumber: 'XC22222222' })]],
  [carnetStream('XC33333333'), [carnetAccepted('karachi-port', '2 05:00')]],
  [declarationStream('KAPE-1'), [atCustoms.lodged('2 04:00'), atCustoms.gatedOut('2 09:00')]],
  [declarationStream('KAPE-2'), [atCustoms.lodged('2 04:00')]],
  [declarationStream('KAPE-3'), [atCustoms.gatedOut('3 09:00')]],
];

/** Every read by its route, with a path that finds something, and one that finds nothing where such a one exists. */
const READS: readonly {
  readonly route: string;
  readonly found: string;
  readonly unknown?: readonly [path: string, code: string];
}[] = [
  { route: 'convoys', found: 'convoys' },
  { route: 'fleet', found: 'fleet' },
  { route: 'convoys/:convoyId', found: 'convoys/C-1', unknown: ['convoys/C-9', 'unknown-convoy'] },
  {
    route: 'convoys/:convoyId/timeline',
    found: 'convoys/C-1/timeline',
    unknown: ['convoys/C-9/timeline', 'unknown-convoy'],
  },
  {
    route: 'convoys/:convoyId/irregularities',
    found: 'convoys/C-1/irregularities',
    unknown: ['convoys/C-9/irregularities', 'unknown-convoy'],
  },
  {
    route: 'convoys/:convoyId/forecast',
    found: 'convoys/C-1/forecast',
    unknown: ['convoys/C-9/forecast', 'unknown-convoy'],
  },
  {
    route: 'convoys/:convoyId/time-cost-distance',
    found: 'convoys/C-1/time-cost-distance',
    unknown: ['convoys/C-9/time-cost-distance', 'unknown-convoy'],
  },
  { route: 'vehicles/:vehicleId', found: 'vehicles/PK-A1', unknown: ['vehicles/PK-Z9', 'unknown-vehicle'] },
  { route: 'carnets', found: 'carnets' },
  {
    route: 'carnets/:carnetNumber',
    found: 'carnets/XC11111111',
    unknown: ['carnets/XC99999999', 'unknown-carnet'],
  },
  { route: 'declarations', found: 'declarations' },
  {
    route: 'declarations/:reference',
    found: 'declarations/KAPE-1',
    unknown: ['declarations/KAPE-9', 'unknown-declaration'],
  },
  { route: 'places', found: 'places' },
  { route: 'places/:place', found: 'places/torkham-pk', unknown: ['places/atlantis', 'unknown-place'] },
  {
    route: 'places/:place/expected',
    found: 'places/torkham-af/expected',
    unknown: ['places/atlantis/expected', 'unknown-place'],
  },
  { route: 'corridors', found: 'corridors' },
  {
    route: 'corridors/:corridorId',
    found: 'corridors/khi-tas-torkham',
    unknown: ['corridors/silk-road', 'unknown-corridor'],
  },
  { route: 'irregularities', found: 'irregularities' },
  { route: 'irregularities/catalogue', found: 'irregularities/catalogue' },
  { route: 'alerts', found: 'alerts' },
  ...STATISTICS.map(({ name }) => ({ route: `statistics/${name}`, found: `statistics/${name}` })),
];

/** They speak of themselves elsewhere: a stream of events, and a table that no event tells. */
const OTHER_ROUTES = ['live', 'rates'];

/** What is read page by page, and the most items of a page. */
const LISTS = [
  ['convoys', 200],
  ['fleet', 10_000],
  ['carnets', 200],
  ['declarations', 200],
  ['irregularities', 500],
  ['convoys/C-1/timeline', 1000],
] as const;

function routesOf(controller: Type): readonly string[] {
  const of = (target: object): string => String(Reflect.getMetadata('path', target) ?? '/');
  return Object.values(Object.getOwnPropertyDescriptors(controller.prototype)).flatMap(({ value }) => {
    if (typeof value !== 'function' || value === controller || !Reflect.hasMetadata('path', value as object))
      return [];
    const path = of(value as object);
    return [path === '/' ? of(controller) : `${of(controller)}/${path}`];
  });
}

let board: Board;
beforeAll(async () => {
  board = await boardOf(STORIES);
}, 60_000);
afterAll(() => board.close());

describe('every read', () => {
  it('is tried here', () => {
    expect([...new Set(CONTROLLERS.flatMap(routesOf))].sort()).toEqual(
      [...READS.map(({ route }) => route), ...OTHER_ROUTES].sort(),
    );
  });

  it.each(READS)('$route says up to where it is true, how old that is, and what is parked', async (read) => {
    const { status, headers, position } = await board.v1(read.found);
    expect([status, position]).toEqual([200, board.head]);
    expect(headers.get('kafila-age')).toMatch(/^\d+$/);
    expect(headers.get('kafila-parked')).toBe('1');
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it.each(READS.flatMap(({ unknown }) => (unknown ? [unknown] : [])))(
    '%s is refused as %s, up to where that is true',
    async (path, code) => {
      const { status, position, body, headers } = await board.v1(path);
      expect([status, position, body['code']]).toEqual([404, board.head, code]);
      expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(headers.get('kafila-parked')).toBe('1');
    },
  );

  it.each(READS)('$route names a parameter that it does not take, or cannot read', async ({ found }) => {
    for (const [query, pointer] of [
      ['colour=red', '#/colour'],
      ['waitFor=soon', '#/waitFor'],
      ['waitFor=-1', '#/waitFor'],
      ['waitFor=1&waitFor=2', '#/waitFor'],
    ]) {
      const { status, body } = await board.v1(`${found}?${query}`);
      expect([query, status, body['code']]).toEqual([query, 400, 'invalid-query']);
      expect(body['errors']).toMatchObject([{ pointer }]);
    }
  });

  it.each(READS)('$route waits for a position that has been reached for no time', async ({ found }) => {
    const { status, position } = await board.v1(`${found}?waitFor=${board.head}`);
    expect([status, position]).toEqual([200, board.head]);
  });
});

describe.each(LISTS)('the list %s', (path, most) => {
  it('is the same page by page as in one, without gap or repeat', async () => {
    const whole = await board.v1(`${path}?limit=${most}`);
    expect(whole.body.nextCursor).toBeNull();
    expect(whole.body.items.length).toBeGreaterThan(2);
    const { items, pages } = await allPages(board, path, 1);
    expect(items).toEqual(whole.body.items);
    expect(pages).toBe(items.length);
    const inTwos = await allPages(board, path, 2);
    expect(inTwos.items).toEqual(items);
    expect(inTwos.pages).toBe(Math.ceil(items.length / 2));
  });

  it('has at least one item a page, at most as many as it says, and names the limit that it refuses', async () => {
    for (const limit of ['0', '-1', String(most + 1), '1.5', 'all', '']) {
      const { status, body } = await board.v1(`${path}?limit=${limit}`);
      expect([limit, status]).toEqual([limit, 400]);
      expect(body['errors']).toMatchObject([
        { pointer: '#/limit', detail: expect.stringContaining(String(most)) },
      ]);
    }
  });

  it('refuses a cursor that it never gave out', async () => {
    const cut = (await board.v1(`${path}?limit=1`)).body.nextCursor?.slice(1) ?? '';
    for (const cursor of ['abc', '', cut, Buffer.from('[1,2]').toString('base64url')]) {
      const { status, body } = await board.v1(`${path}?cursor=${cursor}`);
      expect([cursor, status, body['code']]).toEqual([cursor, 400, 'invalid-cursor']);
    }
  });
});

describe('lists', () => {
  it.each([
    // The latest planned departure first, of the same moment the last id.
    ['convoys', 'convoyId', ['C-3', 'C-2', 'C-1']],
    ['carnets', 'carnetNumber', ['XC11111111', 'XC22222222', 'XC33333333']],
    ['declarations', 'reference', ['KAPE-1', 'KAPE-2', 'KAPE-3']],
  ])('of %s are in the order of %s', async (path, field, ids) => {
    const { body } = await board.v1(path);
    expect(body.items.map((item) => item[field])).toEqual(ids);
  });

  it('of irregularities have the newest first', async () => {
    const since = (await board.v1('irregularities')).body.items.map((item) => String(item['since']));
    expect(since).toEqual([...since].sort().reverse());
    expect(new Set(since).size).toBeGreaterThan(2);
  });
});

describe('where nothing is recorded', () => {
  let empty: Board;
  beforeAll(async () => {
    empty = await boardOf([]);
  }, 60_000);
  afterAll(() => empty.close());

  it.each(['convoys', 'carnets', 'declarations', 'irregularities'])('%s are none', async (path) => {
    const { status, position, headers, body } = await empty.v1(path);
    expect([status, position, headers.get('kafila-parked')]).toEqual([200, '0', null]);
    expect(body).toEqual({ items: [], nextCursor: null });
  });

  it('nothing is wrong', async () => {
    const { body } = await empty.v1('alerts');
    expect(body).toMatchObject({ items: [], usualAsOf: '0' });
  });

  it.each(STATISTICS)(
    '$name have one row without a sample, and none by group',
    async ({ name, groupings }) => {
      const { rows } = (await empty.v1(`statistics/${name}`)).body as unknown as {
        rows: Record<string, { n: number }>[];
      };
      expect(rows).toHaveLength(1);
      const { key, ...measured } = rows[0] ?? {};
      expect(key).toEqual({});
      for (const [measure, { n, ...values }] of Object.entries(measured)) {
        expect([measure, n, ...Object.values(values)]).toEqual([
          measure,
          0,
          ...Object.values(values).map(() => null),
        ]);
      }
      const grouped = await empty.v1(`statistics/${name}?groupBy=${groupings.join(',')}`);
      expect(grouped.body['rows']).toEqual([]);
    },
  );

  it('the map is there all the same', async () => {
    expect((await empty.v1('corridors')).body.items.length).toBeGreaterThan(10);
    expect((await empty.v1('places/torkham-pk')).body).toMatchObject({ slug: 'torkham-pk' });
  });
});
