import { dispatched, joined, june, planned } from '#kafila/domain/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Board, boardOf } from '../../../testing/board.js';

const IRAN = ['quetta', 'taftan', 'mirjaveh', 'tehran'];

let board: Board;
beforeAll(async () => {
  board = await boardOf(
    [
      ['convoy-K-1', [planned(), joined('PK-A1'), joined('PK-B2')]],
      ['convoy-K-2', [planned(IRAN), joined('PK-C3')]],
      ['convoy-K-3', [planned(), joined('PK-D4'), dispatched()]],
      ['convoy-K-4', [planned('khi-tas-torkham', { plannedDeparture: june('1 05:00') })]],
    ],
    () => june('1 12:00'),
  );
});
afterAll(() => board.close());

async function counts(query: string): Promise<unknown[]> {
  const { body } = await board.v1(`statistics/planned-convoys?${query}`);
  const { rows } = body as unknown as {
    rows: { key: Record<string, unknown>; planned: { total: number }; vehicles: { total: number } }[];
  };
  return rows.map(({ key, planned: { total }, vehicles }) => [...Object.values(key), total, vehicles.total]);
}

describe('the statistics of planned convoys', () => {
  it('count what is planned and not under way, from now on', async () => {
    const { body } = await board.v1('statistics/planned-convoys');
    expect(body).toMatchObject({
      period: { from: june('1 12:00'), to: expect.stringMatching(/-06-01T12/) },
      rows: [{ key: {}, planned: { n: 2, total: 2 }, vehicles: { n: 2, total: 3 } }],
      leftOut: { overdue: 1 },
    });
    expect(await counts(`from=${june('1 00:00')}`)).toEqual([[3, 3]]);
  });

  it('count a convoy in each country of its route', async () => {
    expect(await counts('groupBy=country')).toEqual([
      ['AF', 1, 2],
      ['IR', 1, 1],
      ['PK', 2, 3],
      ['UZ', 1, 2],
    ]);
    expect(await counts('groupBy=country,corridor&through=IR')).toEqual([
      ['IR', null, 1, 1],
      ['PK', null, 1, 1],
    ]);
  });

  it('are those through a country or place, as the list of convoys has them', async () => {
    for (const [through, ids] of [
      ['af', ['K-1']],
      ['taftan', ['K-2']],
      ['CN', []],
    ] as const) {
      const [[total] = []] = (await counts(`through=${through}`)) as number[][];
      expect(total ?? 0).toBe(ids.length);
      const { body } = await board.v1(`convoys?status=planned&through=${through}`);
      const found = body.items.map(({ convoyId }) => convoyId);
      expect(found.filter((id) => id !== 'K-4')).toEqual(ids);
    }
    expect((await board.v1('convoys?through=nowhere')).status).toBe(400);
  });
});
