import { type RateTable, parseRates, type Told } from '#kafila/domain';
import { type JsonObject, type NewEvent, openSqliteEventStore } from '#kafila/event-store';
import { startPostgres, type TestPostgres } from '#kafila/read-models/testing';
import { simulate, type SimulatedConvoy } from '#kafila/simulation';
import { type History, historyOf } from '#kafila/simulation/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { v5 as uuidv5 } from 'uuid';
import { Api } from './kit/api.js';
import { figuresIn, type Figures, type Row } from './kit/figures.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';
import {
  CLEARANCE_MEASURES,
  CONVOY_MEASURES,
  CORRIDOR_MEASURES,
  figuresOfFolds,
} from './kit/statistics-of-folds.js';
import {
  BORDER_MEASURES,
  bordersInTruth,
  breachesInTruth,
  TIR_MEASURES,
  tirInTruth,
} from './kit/statistics-of-truth.js';

/** So many trips are simulated; 2,000 where somebody has the time: `KAFILA_TRUTH_TRIPS=2000 npm run test:only -- test/statistics-truth`. */
const TRIPS = Number(process.env['KAFILA_TRUTH_TRIPS'] ?? 300);
const RANGE = 'from=2020-01-01&to=2029-01-01';
const folder = temporaryFolder();
const world: SimulatedConvoy[] = [];
const histories: History[] = [];
let rates: RateTable;
let postgres: TestPostgres;

/** Days of rates for all currencies that are paid in, but for the one that comes last in the alphabet. */
function rateTable(): { readonly csv: string; readonly missing: string } {
  const paid = world.flatMap(({ truth }) =>
    truth.vehicles.flatMap(({ activities, expenses }) => [
      ...activities.flatMap(({ payments }) => payments),
      ...expenses.map(({ payment }) => payment),
    ]),
  );
  const currencies = [...new Set(paid.map(({ currency }) => currency))]
    .filter((code) => code !== 'USD')
    .sort();
  const missing = currencies.pop() ?? '';
  const days = Array.from(
    { length: 48 },
    (_, i) => `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-03`,
  );
  const lines = currencies.flatMap((code, c) => days.map((day, d) => `${day},${code},0.0${c + 1}${d + 10}`));
  return { csv: lines.join('\n'), missing };
}

let csv = '';
let missing = '';

beforeAll(async () => {
  postgres = await startPostgres();
  let trips = 0;
  for (const convoy of simulate({ seed: 4, convoys: TRIPS })) {
    world.push(convoy);
    histories.push(historyOf(convoy));
    trips += convoy.truth.vehicles.reduce((sum, { memberships }) => sum + memberships.length, 0);
    if (trips >= TRIPS) break;
  }
  ({ csv, missing } = rateTable());
  const read = parseRates(csv);
  if (!('rates' in read)) throw new Error(read.faults[0]?.fault);
  rates = read.rates;
}, 600_000);

afterAll(async () => {
  await postgres.stop();
  folder.remove();
});

type Order = (told: readonly Told[]) => readonly Told[];
const asItArrived: Order = (told) => told;
/** Facts in no order at all; decisions keep theirs, because each was checked against those before it. */
const mixedUp: Order = (told) => {
  const chance = ({ id }: Told): string => uuidv5(id, SPACE);
  const facts = told.filter(({ unit }) => unit !== null).sort((a, b) => (chance(a) < chance(b) ? -1 : 1));
  return [...told.filter(({ unit }) => unit === null), ...facts];
};
const SPACE = '6f0f3c1e-3a5c-5f43-9d3b-0f5f6f7d8e91';

function asNew(stream: string, { id, unit, event }: Told): NewEvent {
  return {
    id: unit === null ? uuidv5(`${stream} ${id}`, SPACE) : id,
    type: event.type,
    data: { ...event.data } as unknown as JsonObject,
    metadata: { by: 'local', schemaVersion: 2, ...(unit === null ? {} : { unit: { ...unit } }) },
  };
}

/** An event store with everything, each stream told in an order, all streams in turns. */
async function tellAll(dataDir: string, order: Order): Promise<bigint> {
  mkdirSync(dataDir, { recursive: true });
  const store = await openSqliteEventStore({ file: join(dataDir, 'events.db') });
  const left = histories.flatMap(({ streams }) =>
    [...streams].map(([stream, told]) => ({ stream, events: order(told).map((one) => asNew(stream, one)) })),
  );
  const PORTION = 40;
  for (let from = 0; left.some(({ events }) => events.length > from); from += PORTION) {
    const portions = left.map(({ stream, events }) => ({
      stream,
      events: events.slice(from, from + PORTION),
    }));
    await Promise.all(
      portions
        .filter(({ events }) => events.length > 0)
        .map(({ stream, events }) => store.append(stream, events, 'any')),
    );
  }
  const head = await store.head();
  await store.close();
  return head;
}

async function caughtUp(api: Api, head: bigint): Promise<void> {
  for (;;) {
    const { status } = await api.get(`/places/sost?waitFor=${head.toString()}`);
    if (status === 200) return;
    expect(status).toBe(504);
  }
}

async function rowsOf(api: Api, path: string): Promise<readonly Row[]> {
  const { status, body } = await api.get(`/statistics/${path}&${RANGE}`);
  expect([path, status]).toEqual([path, 200]);
  return body['rows'] as Row[];
}

/** To the last digit. */
function same(found: Readonly<Record<string, object>>, expected: Figures): void {
  const truth = expected.summaries();
  expect(Object.keys(found)).toEqual(Object.keys(truth));
  for (const [key, figures] of Object.entries(truth))
    expect({ [key]: found[key] }).toEqual({ [key]: figures });
}

describe.each([
  { database: 'SQLite', order: 'as the reports arrived', put: asItArrived },
  { database: 'PostgreSQL', order: 'as the reports arrived', put: asItArrived },
  { database: 'SQLite', order: 'in another order', put: mixedUp },
  { database: 'PostgreSQL', order: 'in another order', put: mixedUp },
])('told $order, on $database', ({ database, order, put }) => {
  let service: RunningService;
  let api: Api;
  beforeAll(async () => {
    const dataDir = join(folder.path, `${database} ${order}`);
    const head = await tellAll(dataDir, put);
    const settings = { KAFILA_DATA_DIR: dataDir };
    const url = database === 'PostgreSQL' ? { READ_MODEL_URL: await postgres.freshDatabase() } : {};
    service = await startService('tracker', { ...settings, ...url });
    api = new Api(service.url);
    const kept = await fetch(`${service.url}/v1/rates`, {
      method: 'PUT',
      body: csv,
      headers: { 'content-type': 'text/csv' },
    });
    expect(kept.status).toBe(200);
    await caughtUp(api, head);
  }, 600_000);
  afterAll(() => service.stop());

  const compare = async (path: string, measures: readonly string[], expected: Figures): Promise<void> => {
    same(figuresIn(await rowsOf(api, path), measures), expected);
  };

  it('the figures of border crossings are those of the truth', async () => {
    await compare(
      'border-crossings?groupBy=place,direction,month',
      BORDER_MEASURES,
      bordersInTruth(world, rates),
    );
  });

  it('the figures of TIR operations are those of the truth', async () => {
    const rows = await rowsOf(api, 'tir?groupBy=place,month');
    const operations = rows.filter((row) => (row['withReservation'] as { n: number }).n > 0);
    same(figuresIn(operations, TIR_MEASURES), tirInTruth(world));
    const breaches = rows.map((row): [string, number] => [
      JSON.stringify(row.key),
      (row['sealBreaches'] as { total: number }).total,
    ]);
    expect(Object.fromEntries(breaches.filter(([, count]) => count > 0))).toEqual(
      Object.fromEntries(breachesInTruth(world)),
    );
  });

  it('the figures of corridors, convoys and clearances are those of their streams folded whole', async () => {
    const { corridors, convoys, clearances } = figuresOfFolds(histories, rates);
    await compare('corridors?groupBy=corridor,month', CORRIDOR_MEASURES, corridors);
    await compare('convoys?groupBy=corridor,month', CONVOY_MEASURES, convoys);
    await compare('clearances?groupBy=place,month', CLEARANCE_MEASURES, clearances);
  });

  it('amounts of the currency without a rate are counted and named, and no others', async () => {
    const { body } = await api.get(`/statistics/corridors?${RANGE}`);
    expect(body['leftOut']).toMatchObject({ amountsWithoutRate: [{ currency: missing }] });
  });
});
