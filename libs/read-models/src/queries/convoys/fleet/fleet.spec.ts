import { convoyStream } from '#kafila/domain';
import { dispatched, exited, joined, joinedAll, passed, planned, sealsBroken } from '#kafila/domain/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Board, boardOf } from '../../../testing/board.js';

const EIGHT = ['PK-T1', 'PK-T2', 'PK-T3', 'PK-T4', 'PK-T5', 'PK-T6', 'PK-T7', 'PK-T8'];

let board: Board;
beforeAll(async () => {
  board = await boardOf([
    [
      convoyStream('C-1'),
      [
        planned(),
        ...joinedAll(...EIGHT),
        dispatched(),
        passed('peshawar', '4 10:00'),
        sealsBroken(['S-1'], 'peshawar', '4 11:00', { of: 'PK-T1', by: 'unknown' }),
        exited('torkham-pk', '5 10:00', { of: EIGHT.slice(0, 5) }),
      ],
    ],
    [convoyStream('C-2'), [planned('khi-ist-taftan'), joined('PK-C3')]],
    [
      convoyStream('C-3'),
      [planned(['peshawar', 'islamabad']), joined('PK-D4'), passed('peshawar', '3 10:00')],
    ],
  ]);
}, 60_000);
afterAll(() => board.close());

const idsOf = async (asked: string): Promise<readonly unknown[]> =>
  (await board.v1(`fleet?${asked}`)).body.items.map(({ convoyId }) => convoyId);

describe('a row of the fleet', () => {
  it('tells of a convoy on the road where it is, how many trucks are through, and what does not fit', async () => {
    const [row] = (await board.v1('fleet?q=C-1')).body.items;
    const document = (await board.v1('convoys/C-1')).body;
    expect(row).toEqual({
      convoyId: 'C-1',
      status: 'underway',
      corridorId: document['corridorId'],
      regime: document['regime'],
      origin: 'karachi-port',
      destination: 'tashkent',
      plannedDeparture: document['plannedDeparture'],
      lastSeen: {
        at: '2023-06-05T10:00:00.000Z',
        local: '2023-06-05T15:00:00.000+05:00',
        place: 'torkham-pk',
        position: { lat: expect.closeTo(34.1, 0), lon: expect.closeTo(71.1, 0) },
      },
      nextPlace: 'torkham-af',
      trucks: { of: 8, through: 5, border: 'torkham-pk' },
      position: document['position'],
      irregularities: countsIn(document['irregularities']),
      expectedArrival: null,
      gravestAlert: { code: 'seal-trouble', severity: 'critical', since: '2023-06-04T11:00:00.000Z' },
      assessedAt: expect.any(String),
    });
    expect(Object.values(row?.['irregularities'] as object).some((count) => count > 0)).toBe(true);
  });

  it('knows no place of one that was not seen, and no border where there is none', async () => {
    const [unseen, inland] = (await board.v1('fleet')).body.items.filter(
      ({ convoyId }) => convoyId !== 'C-1',
    );
    expect([unseen, inland].map((row) => row?.['convoyId']).sort()).toEqual(['C-2', 'C-3']);
    const rows = new Map([unseen, inland].map((row) => [row?.['convoyId'], row]));
    expect(rows.get('C-2')).toMatchObject({ lastSeen: null, trucks: { of: 1, through: 0 } });
    expect(rows.get('C-3')).toMatchObject({ trucks: { of: 1, through: null, border: null } });
  });
});

describe('the fleet', () => {
  it.each([
    ['status=planned', ['C-2']],
    ['corridor=khi-ist-taftan', ['C-2']],
    ['through=AF', ['C-1']],
    ['place=peshawar', ['C-1', 'C-3']],
    ['bbox=71,33.9,71.3,34.3', ['C-1']],
    ['bbox=71,33.9,72,34.3', ['C-1', 'C-3']],
    ['bbox=-170,-90,-175,90', ['C-1', 'C-3']],
    ['bbox=-20,-40,20,60', []],
    ['ended=true', []],
  ])('is narrowed by %s', async (asked, ids) => {
    expect([...(await idsOf(asked))].sort()).toEqual(ids);
  });

  it('is listed page by page among convoys too, where no whole documents are wanted', async () => {
    const { items } = (await board.v1('fleet')).body;
    const page = (await board.v1('convoys?as=fleet&limit=2')).body;
    expect(page.items).toEqual(items.slice(0, 2));
    const next = (await board.v1(`convoys?as=fleet&cursor=${page.nextCursor ?? ''}`)).body;
    expect(next.items).toEqual(items.slice(2));
  });

  it('is shown as it was known then, and nobody knows what was assessed then', async () => {
    const then = (await board.v1('fleet?knownAt=12')).body;
    expect(then['clocks']).toMatchObject({ position: '12' });
    expect(then.items).toMatchObject([
      { convoyId: 'C-1', trucks: { of: 8, through: 0 }, lastSeen: { place: 'peshawar' }, assessedAt: null },
    ]);
    expect((await board.v1('convoys?as=fleet&knownAt=12')).body).toEqual(then);
  });

  it.each(['71,33,72', '71,33,72,x', '71,35,72,34', '71,33,181,34', '71,33,72,34,5'])(
    'refuses the box %s by name',
    async (bbox) => {
      const { status, body } = await board.v1(`fleet?bbox=${bbox}`);
      expect([status, body['code']]).toEqual([400, 'invalid-query']);
    },
  );
});

function countsIn(irregularities: unknown): object {
  const counts = { critical: 0, warning: 0, info: 0 };
  for (const { severity } of irregularities as { severity: keyof typeof counts }[]) counts[severity] += 1;
  return counts;
}
