import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request, { type Test } from 'supertest';
import { arrived, dispatched, entered, exited, joinedAll, passed, planned } from '#kafila/domain/testing';
import { ReadModelsModule } from '../../read-models.module.js';
import { eventsOf } from '../../testing/events-of.js';
import { type Answer, get, serve, type Served } from '../../testing/served.js';
import { projectAll, TestStores } from '../../testing/test-stores.js';
import { appendToConvoy } from '../../testing/append-events.js';
import { workedExample } from '../../testing/worked-example.js';

let stores: TestStores;
let board: Served;
beforeAll(async () => {
  stores = await TestStores.open();
  const eventStore = await stores.eventStore();
  const readModels = await stores.readModels(await stores.freshUrl('SQLite'));
  await appendToConvoy(eventStore, 'worked', eventsOf('worked', workedExample()));
  await appendToConvoy(eventStore, 'khunjerab', eventsOf('khunjerab', khunjerab()));
  await appendToConvoy(eventStore, 'chaman', eventsOf('chaman', chaman()));
  await projectAll(stores, eventStore, readModels);
  const clock = (): string => '2026-01-01T00:00:00.000Z';
  board = await serve([ReadModelsModule.with({ eventStore, readModels, clock })]);
  await put('date,currency,usd\n2023-06-01,PKR,0.0035\n');
}, 60_000);
afterAll(async () => {
  await board.app.close();
  await stores.remove();
});

/** Nobody reported anything of the Pakistani side. */
function chaman() {
  const route = ['quetta', 'chaman', 'spin-boldak', 'kandahar', 'herat'];
  return [
    planned(route, { regime: 'APTTA' }),
    ...joinedAll('PK-D4'),
    dispatched(),
    passed('quetta', '3 04:00'),
    arrived('spin-boldak', '4 04:00'),
    exited('spin-boldak', '4 14:00'),
  ];
}

/** Two trucks on the way to Kashgar: one left Sost, of the other it is only implied; neither has left the other side. */
function khunjerab() {
  const route = ['islamabad', 'gilgit', 'sost', 'tashkurgan', 'kashgar'];
  return [
    planned(route, { regime: 'TIR + QTTA' }),
    ...joinedAll('PK-A1', 'PK-B2'),
    dispatched(),
    passed('gilgit', '3 04:00'),
    arrived('sost', '4 04:00'),
    exited('sost', '4 14:00', { of: 'PK-A1' }),
    entered('tashkurgan', '5 04:00'),
  ];
}

function put(table: string): Test {
  return request(board.app.getHttpServer()).put('/v1/rates').type('text/csv').send(table);
}

interface Figures {
  readonly n: number;
  readonly mean: number | null;
  readonly ratio?: number | null;
}
type Row = { readonly key: Record<string, string | null> } & Record<string, Figures>;

async function ask(path: string): Promise<Answer['body'] & { rows: Row[] }> {
  const { status, body } = await get(`${board.url}/v1/statistics/${path}`);
  expect([path, status]).toEqual([path, 200]);
  return body as Awaited<ReturnType<typeof ask>>;
}

/** What is said about a wrong query. */
async function refusal(path: string): Promise<string> {
  const { status, body } = await get(`${board.url}/v1/statistics/${path}`);
  const [error] = body['errors'] as { pointer: string; detail: string }[];
  return `${status} ${String(body['code'])} ${error?.pointer ?? ''} ${error?.detail ?? ''}`;
}

describe('the worked example of dossier 5.1', () => {
  it('comes out with SWOD 32.6 and SWD 15.8 km/h', async () => {
    const { rows } = await ask('corridors?groupBy=corridor');
    const row = rows.find(({ key }) => key['corridor'] === 'khi-tas-torkham');
    expect(row?.['swodKmh']?.mean?.toFixed(1)).toBe('32.6');
    expect(row?.['swdKmh']?.mean?.toFixed(1)).toBe('15.8');
    expect(row?.['swodKmhPooled']).toEqual({ n: 1, ratio: 3132 / 96 });
    expect([row?.['distanceKm']?.mean, row?.['tripHours']?.mean, row?.['movingHours']?.mean]).toEqual([
      3132, 198, 96,
    ]);
  });

  it('is slow in the countries whose borders held it up, hours at a side in the country that owns it', async () => {
    const { rows } = await ask('corridors?groupBy=country');
    const shown = rows.map(({ key, distanceKm, movingHours, tripHours, tfi3Usd }) => [
      key['country'],
      distanceKm?.mean,
      movingHours?.mean,
      tripHours?.mean,
      tfi3Usd?.n,
    ]);
    // 10 h of a halt, 14 h at Peshawar and 30 h at Torkham; 18 h, 16 h at Kabul and 5 h at Hairatan; 9 h at Ayritom.
    expect(shown).toEqual([
      ['AF', 700, 23.5, 23.5 + 18 + 16 + 5, 0],
      ['PK', 1667, 52, 52 + 10 + 14 + 30, 0],
      ['UZ', 760, 20, 20 + 9, 0],
    ]);
    const { rows: pakistan } = await ask('corridors?country=PK');
    expect(pakistan[0]?.['swdKmh']?.mean).toBeCloseTo(1667 / 106, 12);
  });

  it('is found by the places that it came through', async () => {
    const n = async (place: string): Promise<number | undefined> =>
      (await ask(`corridors?place=${place}`)).rows[0]?.['swodKmh']?.n;
    expect([await n('kabul'), await n('karachi-port'), await n('tashkent'), await n('sost')]).toEqual([
      1, 1, 1, 0,
    ]);
  });

  it('gives four samples of TFI1, one for each side', async () => {
    const { rows } = await ask('border-crossings?groupBy=place,direction&corridor=khi-tas-torkham');
    expect(
      rows.map(({ key, tfi1Hours }) => [key['place'], key['direction'], tfi1Hours?.n, tfi1Hours?.mean]),
    ).toEqual([
      ['ayritom', 'inbound', 1, 9],
      ['hairatan', 'outbound', 1, 5],
      ['torkham-af', 'inbound', 1, 18],
      ['torkham-pk', 'outbound', 1, 30],
    ]);
  });

  it('splits the hours at the Pakistani side, what overlaps once, and tells what was paid there', async () => {
    const { rows } = await ask('border-crossings?place=torkham-pk');
    expect(Object.entries(rows[0] ?? {}).map(([name, { mean }]) => [name, mean])).toEqual([
      ['key', undefined],
      ['tfi1Hours', 30],
      ['waitingHours', 1],
      ['customsHours', 10],
      ['otherHours', 1],
      ['tfi2Usd', 117.5],
      ['tfi2OfficialUsd', 100],
      ['tfi2UnofficialUsd', 17.5],
    ]);
  });

  it('costs 117.50 USD over 3,132 km with 25 t: 15.01 USD per 500 km per 20 t', async () => {
    const { rows } = await ask('corridors?corridor=khi-tas-torkham');
    expect(rows[0]?.['tfi3Usd']?.mean).toBeCloseTo(117.5 * (500 / 3132) * (20 / 25), 9);
  });

  it('is one convoy on time, with its days, tonnes and value', async () => {
    const { rows } = await ask('convoys?groupBy=corridor&regime=TIR&from=2023-05-31&to=2023-06-02');
    const row = rows.find(({ key }) => key['corridor'] === 'khi-tas-torkham');
    expect(row).toMatchObject({
      dispatched: { n: 1, total: 1 },
      transitDays: { n: 1, mean: (4 + 198 + 1) / 24 },
      spreadHours: { n: 0, mean: null, median: null, max: null },
      attrition: { n: 1, mean: 0 },
      onTime: { n: 1, ratio: 1 },
      tonnesTotal: { n: 1, total: 25 },
      valueUsdTotal: { n: 1, total: 18_000 },
    });
  });
});

describe('border crossings', () => {
  it('count what is inferred or not over in nothing, and say how many', async () => {
    const { rows, leftOut } = await ask('border-crossings?corridor=isb-khg&groupBy=place');
    expect(rows).toMatchObject([
      { key: { place: 'sost' }, tfi1Hours: { n: 1, mean: 10 }, tfi2Usd: { n: 0, mean: null } },
    ]);
    expect(leftOut).toMatchObject({ inferredPassages: 1, passagesNotOver: 2 });
  });

  it('say of a side of which nobody reported anything that it is left out, at the time of the side after it', async () => {
    const leftOut = async (period: string): Promise<unknown> =>
      (await ask(`border-crossings?place=chaman&${period}`)).leftOut;
    expect(await leftOut('from=2023-06-04&to=2023-06-05')).toMatchObject({
      inferredPassages: 1,
      passagesNotOver: 0,
    });
    expect(await leftOut('from=2023-06-05&to=2023-06-06')).toMatchObject({ inferredPassages: 0 });
  });

  it('count in every corridor that their place belongs to', async () => {
    const { rows } = await ask('border-crossings?place=torkham-pk&groupBy=corridor');
    expect(rows.map(({ key }) => key['corridor'])).toEqual([
      'khi-ala-torkham',
      'khi-ala-torkham-rt',
      'khi-ast-torkham',
      'khi-tas-torkham',
      'khi-tas-torkham-rt',
      'lhe-dyu-torkham',
    ]);
  });

  it('are grouped by country, regime and month, and found under one of two agreements', async () => {
    const { rows } = await ask('border-crossings?groupBy=country,regime,month&regime=QTTA');
    expect(rows.map(({ key }) => key)).toEqual([{ country: 'PK', regime: 'TIR + QTTA', month: '2023-06' }]);
  });

  it('have one row of nulls where there is no sample and no grouping, and no row where there is one', async () => {
    const nothing = {
      n: 0,
      mean: null,
      median: null,
      p10: null,
      p90: null,
      min: null,
      max: null,
      trimmedMean: null,
    };
    const { rows } = await ask('border-crossings?country=TR');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.['tfi1Hours']).toEqual(nothing);
    expect((await ask('border-crossings?country=TR&groupBy=place')).rows).toEqual([]);
  });

  it('are filtered by the exit: from is in, to is out', async () => {
    const n = async (range: string): Promise<number | undefined> =>
      (await ask(`border-crossings?place=sost&${range}`)).rows[0]?.['tfi1Hours']?.n;
    expect(await n('from=2023-06-04T19:00:00%2B05:00&to=2024-01-01')).toBe(1);
    expect(await n('from=2023-06-04T14:00:00.001Z&to=2024-01-01')).toBe(0);
    expect(await n('from=2023-01-01&to=2023-06-04T14:00:00Z')).toBe(0);
  });
});

describe('a rate table', () => {
  it('with a wrong line changes nothing and names it', async () => {
    const refused = await put('date,currency,usd\n2023-06-01,PKR,0.0040\n2023-06-31,AFN,0.01\n');
    expect([refused.status, refused.body]).toEqual([
      422,
      expect.objectContaining({
        code: 'invalid-rates',
        errors: [
          expect.objectContaining({
            pointer: '#/3',
            detail: expect.stringContaining('no day of the calendar'),
          }),
        ],
      }),
    ]);
    const { body } = await get(`${board.url}/v1/rates`);
    expect(body['rates']).toEqual([{ date: '2023-06-01', currency: 'PKR', usd: '0.0035' }]);
  });

  it('without a currency leaves its amounts out, counted and named', async () => {
    const kept = await put('2023-06-01,AFN,0.01\n');
    expect([kept.status, kept.body]).toEqual([
      200,
      { rates: 1, currencies: ['AFN'], firstDay: '2023-06-01', lastDay: '2023-06-01' },
    ]);
    const { rows, leftOut } = await ask('border-crossings?place=torkham-pk');
    expect(rows[0]).toMatchObject({
      tfi2Usd: { n: 0, mean: null },
      tfi2OfficialUsd: { n: 1, mean: 100 },
      tfi2UnofficialUsd: { n: 0 },
    });
    expect(leftOut).toMatchObject({
      amountsWithoutRate: [{ currency: 'PKR', amounts: 1, firstDay: '2023-06-05', lastDay: '2023-06-05' }],
    });
    await put('2023-06-01,PKR,0.0035\n');
  });

  it('comes back as it was sent, as CSV', async () => {
    await request(board.app.getHttpServer())
      .get('/v1/rates')
      .set('accept', 'text/csv')
      .expect('content-type', 'text/csv; charset=utf-8')
      .expect(200, 'date,currency,usd\r\n2023-06-01,PKR,0.0035\r\n');
  });

  it('is taken as CSV only, and CSV nowhere else', async () => {
    const refused = await request(board.app.getHttpServer()).put('/v1/rates').send({ PKR: 1 }).expect(415);
    expect(refused.body).toMatchObject({ accepted: ['text/csv'] });
  });
});

describe('a statistic as CSV', () => {
  it('has a heading, one line for each row and nothing where there is no sample', async () => {
    const response = await request(board.app.getHttpServer())
      .get('/v1/statistics/border-crossings?groupBy=place,month&place=sost')
      .set('accept', 'text/csv, application/json;q=0.5');
    const [heading = '', line = '', end] = response.text.split('\r\n');
    expect(heading).toMatch(/^place,month,tfi1Hours\.n,tfi1Hours\.mean,tfi1Hours\.median,tfi1Hours\.p10,/);
    expect(line).toMatch(/^sost,2023-06,1,10,10,10,10,10,10,10,0,,,,,,,,0,/);
    expect(end).toBe('');
    expect(JSON.parse(response.headers['kafila-left-out'] as string)).toMatchObject({ inferredPassages: 1 });
    expect(response.headers['kafila-position']).toMatch(/^\d+$/);
  });
});

describe('a statistic that cannot be told', () => {
  it.each([
    [
      'border-crossings?groupBy=place,driver',
      "#/groupBy knows no 'driver'; it is a comma list of place, direction, country",
    ],
    [
      'corridors?groupBy=place',
      "#/groupBy knows no 'place'; it is a comma list of corridor, country, regime",
    ],
    ['corridors?country=XX', "#/country knows no 'XX'; places are in AF"],
    ['corridors?place=atlantis', "#/place knows no 'atlantis'"],
    ['border-crossings?groupBy=place,place', '#/groupBy names the same thing twice'],
    ['border-crossings?from=2026-02-01&to=2026-01-01', '#/from must be earlier than to'],
    ['border-crossings?from=2026-02-01&to=2026-02-01', '#/from must be earlier than to'],
    [
      'border-crossings?from=2010-01-01&to=2026-01-01',
      '#/from must be at most 10 years before to: 2016-01-01',
    ],
    ['border-crossings?from=1900-01-01', '#/from must be at most 10 years before to'],
    ['border-crossings?from=yesterday', '#/from is not an instant'],
    ['border-crossings?to=2026-02-30', '#/to names a date that does not exist'],
    ['border-crossings?place=atlantis', "#/place knows no 'atlantis'; GET /v1/places"],
    ['tir?country=XX', "#/country knows no 'XX'; places are in AF"],
    ['convoys?corridor=silk-road', "#/corridor knows no 'silk-road'; GET /v1/corridors"],
    ['corridors?regime=BREXIT', "#/regime knows no 'BREXIT'; it knows TIR"],
    ['border-crossings?direction=up', '#/direction must be outbound or inbound'],
    ['clearances?direction=outbound', '#/direction'],
  ])('%s is refused by name', async (path, said) => {
    expect(await refusal(path)).toContain(`400 invalid-query ${said}`);
  });
});
