import { dispatched, joined, planned, withdrawn } from '#kafila/domain/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Board, boardOf } from '../../../testing/board.js';

const usd = (amount: string): { readonly amount: string; readonly currency: string } => ({
  amount,
  currency: 'USD',
});
const RICE = { hsCode: '100630', description: 'rice', grossKg: 20_000, value: usd('18000') };
const MAIZE = { hsCode: '1005900000', description: 'maize', grossKg: 5_000.5, value: usd('2000.25') };
const SHIRTS = { hsCode: '610910', description: 'shirts', value: usd('50000') };
const PARTS = { description: 'parts, without a code', grossKg: 800 };

let board: Board;
beforeAll(async () => {
  board = await boardOf([
    [
      'convoy-K-1',
      [
        planned('khi-tas-torkham'),
        joined('PK-A1', '1 07:00', { goods: [RICE, MAIZE] }),
        joined('PK-B2', '1 07:00', { goods: [RICE, PARTS], destination: 'kabul' }),
        joined('PK-C3', '1 07:00', { goods: [RICE] }),
        withdrawn('PK-C3', '1 09:00'),
        dispatched(),
      ],
    ],
    [
      'convoy-K-2',
      [
        planned(['quetta', 'taftan', 'mirjaveh', 'tehran']),
        joined('PK-A1', '1 07:00', { goods: [SHIRTS] }),
        dispatched(),
      ],
    ],
    ['convoy-K-3', [planned(), joined('PK-D4', '1 07:00', { goods: [RICE] })]],
  ]);
});
afterAll(() => board.close());

async function goods(
  query = '',
): Promise<{ rows: Record<string, unknown>[]; leftOut: Record<string, number> }> {
  const { status, body } = await board.v1(`statistics/goods?${query}`);
  expect([status, body]).toEqual([200, body]);
  return body as never;
}

/** Each row as its key and its totals. */
async function totals(query: string): Promise<unknown[]> {
  const { rows } = await goods(query);
  return rows.map(({ key, ...measures }) => [
    ...Object.values(key as Record<string, unknown>),
    ...Object.values(measures as Record<string, { total: number | null }>).map(({ total }) => total),
  ]);
}

describe('the statistics of goods', () => {
  it('count what dispatched convoys carry, and what nobody said of it', async () => {
    const { rows, leftOut } = await goods();
    expect(rows).toEqual([
      {
        key: {},
        convoys: { n: 2, total: 2 },
        vehicles: { n: 3, total: 3 },
        codes: { n: 4, total: 3 },
        tonnesTotal: { n: 4, total: 45.8005 },
        valueUsdTotal: { n: 4, total: 88_000.25 },
      },
    ]);
    expect(leftOut).toMatchObject({
      withoutCode: 1,
      withoutWeight: 1,
      withoutValue: 1,
      amountsWithoutRate: [],
    });
  });

  it('tell chapters, headings and codes of the Harmonised System apart, and where goods go', async () => {
    expect(await totals('groupBy=hsChapter')).toEqual([
      ['10', 1, 2, 2, 45.0005, 38_000.25],
      ['61', 1, 1, 1, null, 50_000],
      [null, 1, 1, null, 0.8, null],
    ]);
    expect(await totals('groupBy=hsHeading,destination&hs=10')).toEqual([
      ['1005', 'UZ', 1, 1, 1, 5.0005, 2_000.25],
      ['1006', 'AF', 1, 1, 1, 20, 18_000],
      ['1006', 'UZ', 1, 1, 1, 20, 18_000],
    ]);
    expect(await totals('groupBy=hsCode&destination=IR')).toEqual([['610910', 1, 1, 1, null, 50_000]]);
    expect(await totals('groupBy=corridor,regime,month&hs=61')).toEqual([
      [null, 'TIR', expect.stringMatching(/^\d{4}-06$/), 1, 1, 1, null, 50_000],
    ]);
  });

  it('are those of convoys through a country or place, also as it was known', async () => {
    for (const when of ['', `&knownAt=${board.head}`]) {
      expect(await totals(`groupBy=hsChapter&through=AF${when}`)).toEqual([
        ['10', 1, 2, 2, 45.0005, 38_000.25],
        [null, 1, 1, null, 0.8, null],
      ]);
      expect(await totals(`groupBy=hsChapter&through=mirjaveh${when}`)).toEqual([
        ['61', 1, 1, 1, null, 50_000],
      ]);
      expect(await totals(`groupBy=hsChapter&through=CN${when}`)).toEqual([]);
    }
  });

  it('know nothing rather than nought where nothing is found', async () => {
    expect(await totals('hs=99')).toEqual([[null, null, null, null, null]]);
    expect(await totals('hs=99&groupBy=hsCode')).toEqual([]);
  });

  it.each([
    ['hs=1.0', 'hs'],
    ['hs=1', 'hs'],
    ['destination=Kabul', 'destination'],
    ['place=kabul', 'place'],
    ['through=nowhere', 'through'],
  ])('refuse %s by the name of the parameter', async (query, field) => {
    const { status, body } = await board.v1(`statistics/goods?${query}`);
    expect([status, (body as unknown as { errors: { pointer: string }[] }).errors[0]?.pointer]).toEqual([
      400,
      expect.stringContaining(field),
    ]);
  });
});
