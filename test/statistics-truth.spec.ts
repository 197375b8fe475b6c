import { ascending, CURRENCIES, type Recorded } from '#kafila/domain';
import { AT_LENGTH, timesTried } from '#kafila/domain/testing';
import { type JsonObject, type NewEvent } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { startPostgres, type TestPostgres } from '#kafila/read-models/testing';
import { type SimulatedConvoy, simulate } from '#kafila/simulation';
import { byShip, historyOf } from '#kafila/simulation/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { v5 as uuidv5 } from 'uuid';
import { beginLogIn } from '../apps/testing/begin-log-in.js';
import { Api } from './kit/api.js';
import { BORDER_MEASURES } from './kit/truth/borders-of-truth.js';
import { CLEARANCE_MEASURES } from './kit/truth/clearances-of-truth.js';
import { CONVOY_MEASURES } from './kit/truth/convoys-of-truth.js';
import { CORRIDOR_MEASURES, COUNTRY_MEASURES } from './kit/truth/corridors-of-truth.js';
import { figuresIn, type Figures, type Row } from './kit/truth/figures.js';
import { PlainMoney } from './kit/truth/plain-money.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';
import { TrueFigures } from './kit/truth/statistics-of-truth.js';
import { TIR_MEASURES } from './kit/truth/tir-of-truth.js';

/** So many vehicles are followed through a convoy. */
const TRIPS = timesTried(20, 2000);
const RANGE = 'from=2020-01-01&to=2029-01-01';
const folder = temporaryFolder();
/** Paid in on all these roads, and without a rate. */
const WITHOUT_RATE = 'AFN';
const csv = rateTable();
const truth = new TrueFigures(new PlainMoney(csv));
/** Everything that is told, by stream. */
const recorded: (readonly [stream: string, recorded: readonly Recorded[]])[] = [];
let postgres: TestPostgres;

/** A rate a month of every other currency. */
function rateTable(): string {
  const currencies = [...CURRENCIES].filter((code) => code !== 'USD' && code !== WITHOUT_RATE).sort();
  const lines = Array.from({ length: 48 }, (_, i) => {
    const day = `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-03`;
    return currencies.map((code, c) => `${day},${code},0.0${c + 10}${i + 10}`);
  });
  return lines.flat().join('\n');
}

beforeAll(async () => {
  postgres = await startPostgres();
  let trips = 0;
  const add = (convoy: SimulatedConvoy): void => {
    truth.add(convoy);
    recorded.push(...historyOf(convoy).streams);
  };
  for (const convoy of simulate({ seed: 5, convoys: timesTried(2, 40), parameters: byShip() })) add(convoy);
  for (const convoy of simulate({ seed: 4, convoys: TRIPS })) {
    add(convoy);
    trips += convoy.truth.vehicles.reduce((sum, { memberships }) => sum + memberships.length, 0);
    if (trips >= TRIPS) break;
  }
}, 600_000);

afterAll(async () => {
  await postgres.stop();
  folder.remove();
});

type Order = (recorded: readonly Recorded[]) => readonly Recorded[];
const asItArrived: Order = (recorded) => recorded;
/** Facts in no order at all; decisions keep theirs, because each was checked against those before it. */
const mixedUp: Order = (recorded) => {
  const facts = recorded
    .filter(({ unit }) => unit !== null)
    .map((fact) => ({ fact, chance: uuidv5(fact.id, SPACE) }))
    .sort((a, b) => ascending(a.chance, b.chance));
  return [...recorded.filter(({ unit }) => unit === null), ...facts.map(({ fact }) => fact)];
};
const SPACE = '6f0f3c1e-3a5c-5f43-9d3b-0f5f6f7d8e91';

function asNew(stream: string, { id, unit, event }: Recorded): NewEvent {
  return {
    id: unit === null ? uuidv5(`${stream} ${id}`, SPACE) : id,
    type: event.type,
    data: { ...event.data } as unknown as JsonObject,
    metadata: { by: 'local', schemaVersion: 2, ...(unit === null ? {} : { unit: { ...unit } }) },
  };
}

/** Events of a stream in its turn, and streams whose turn it is at the same time. */
const PORTION = 40;
const STREAMS_AT_ONCE = 500;

/** An event store with everything, each stream told in an order, all streams in turns. */
async function appendAll(dataDir: string, order: Order): Promise<bigint> {
  mkdirSync(dataDir, { recursive: true });
  const store = await openWithoutThread({ file: join(dataDir, 'events.db') });
  const left = recorded.map(([stream, all]) => ({ stream, events: order(all) }));
  for (let from = 0; left.some(({ events }) => events.length > from); from += PORTION) {
    for (let some = 0; some < left.length; some += STREAMS_AT_ONCE) {
      const appending = left.slice(some, some + STREAMS_AT_ONCE).flatMap(({ stream, events }) => {
        const portion = events.slice(from, from + PORTION).map((one) => asNew(stream, one));
        return portion.length === 0 ? [] : [store.append(stream, portion, 'any')];
      });
      await Promise.all(appending);
    }
  }
  const head = await store.head();
  await store.close();
  await beginLogIn(dataDir);
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
  const summaries = expected.summaries();
  expect(Object.keys(found)).toEqual(Object.keys(summaries));
  // Thousands of groups: only what differs is worth the time of a matcher that explains.
  for (const [key, figures] of Object.entries(summaries))
    if (!isDeepStrictEqual(found[key], figures)) expect({ [key]: found[key] }).toEqual({ [key]: figures });
}

type DatabaseKind = 'SQLite' | 'PostgreSQL';
const DATABASES: readonly DatabaseKind[] = ['SQLite', 'PostgreSQL'];

/** A tracker with all that was told, on its own copy of the event store. */
async function startTracker(recorded: string, database: DatabaseKind, head: bigint): Promise<RunningService> {
  const dataDir = `${recorded} ${database}`;
  cpSync(recorded, dataDir, { recursive: true });
  const settings = { KAFILA_DATA_DIR: dataDir };
  const url = database === 'PostgreSQL' ? { READ_MODEL_URL: await postgres.freshDatabase() } : {};
  const service = await startService('tracker', { ...settings, ...url });
  const kept = await fetch(`${service.url}/v1/rates`, {
    method: 'PUT',
    body: csv,
    headers: { 'content-type': 'text/csv' },
  });
  expect(kept.status).toBe(200);
  await caughtUp(new Api(service.url), head);
  return service;
}

/** Each order on one of the two databases, or on both. */
const ORDERS: readonly { order: string; put: Order; databases: readonly DatabaseKind[] }[] = [
  { order: 'as the reports arrived', put: asItArrived, databases: AT_LENGTH ? DATABASES : ['PostgreSQL'] },
  { order: 'in another order', put: mixedUp, databases: AT_LENGTH ? DATABASES : ['SQLite'] },
];

describe.each(ORDERS)('recorded $order', ({ order, put, databases }) => {
  const services = new Map<string, RunningService>();
  beforeAll(async () => {
    const dataDir = join(folder.path, order);
    const head = await appendAll(dataDir, put);
    // Both at once: each keeps a core busy.
    await Promise.all(
      databases.map(async (database) => services.set(database, await startTracker(dataDir, database, head))),
    );
  }, 600_000);
  afterAll(async () => {
    for (const service of services.values()) await service.stop();
  });

  describe.each(databases)('on %s', (database) => {
    const api = (): Api => new Api(services.get(database)?.url ?? '');
    const compare = async (path: string, measures: readonly string[], expected: Figures): Promise<void> => {
      same(figuresIn(await rowsOf(api(), path), measures), expected);
    };

    it('the figures of border crossings are those of the truth', async () => {
      await compare('border-crossings?groupBy=place,direction,month', BORDER_MEASURES, truth.borders);
    });

    it('the figures of TIR operations are those of the truth', async () => {
      const rows = await rowsOf(api(), 'tir?groupBy=place,month');
      const operations = rows.filter((row) => (row['withReservation'] as { n: number }).n > 0);
      same(figuresIn(operations, TIR_MEASURES), truth.tir);
      const breaches = rows.map((row): [string, number] => [
        JSON.stringify(row.key),
        (row['sealBreaches'] as { total: number }).total,
      ]);
      expect(Object.fromEntries(breaches.filter(([, count]) => count > 0))).toEqual(truth.breaches);
    });

    it('the figures of convoys are those of the truth', async () => {
      await compare('convoys?groupBy=corridor,month', CONVOY_MEASURES, truth.convoys);
    });

    it('the figures of clearances are those of the truth', async () => {
      await compare('clearances?groupBy=place,month', CLEARANCE_MEASURES, truth.clearances);
    });

    it('the figures of corridors are those of the truth, and so is what of each trip lies in each country', async () => {
      await compare('corridors?groupBy=corridor,month', CORRIDOR_MEASURES, truth.corridors);
      await compare('corridors?groupBy=corridor,country,month', COUNTRY_MEASURES, truth.countries);
    });

    it('what the figures of convoys and corridors leave out is counted', async () => {
      const { convoys, corridors, countries } = truth;
      const leftOutOf = async (path: string): Promise<unknown> => {
        const { body } = await api().get(`/statistics/${path}${RANGE}`);
        return body['leftOut'];
      };
      expect(await leftOutOf('convoys?')).toMatchObject({
        notDelivered: convoys.missing('transitDays'),
        withoutTonnes: convoys.missing('tonnes'),
        withoutValue: convoys.missing('valueUsd'),
      });
      expect(await leftOutOf('corridors?')).toMatchObject({
        tripsWithoutDistance: corridors.missing('distanceKm'),
        tripsWithoutMotion: corridors.missing('movingHours'),
      });
      expect(await leftOutOf('corridors?groupBy=country&')).toMatchObject({
        tripsWithoutDistance: countries.missing('distanceKm'),
        tripsWithoutMotion: countries.missing('movingHours'),
      });
    });

    it('amounts of the currency without a rate are counted and named, and no others', async () => {
      const { body } = await api().get(`/statistics/corridors?${RANGE}`);
      expect(body['leftOut']).toMatchObject({ amountsWithoutRate: [{ currency: WITHOUT_RATE }] });
    });
  });
});
