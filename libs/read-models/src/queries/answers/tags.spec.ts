import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { timesTried } from '#kafila/domain/testing';
import { type EventStore } from '#kafila/event-store';
import { type Caller, loadSettings, LOCAL, type Reveal, type Right } from '#kafila/platform';
import { testingApp } from '#kafila/platform/testing';
import { Module } from '@nestjs/common';
import fc from 'fast-check';
import { type ReadModels } from '../../database/read-models.js';
import { ProjectionOperations } from '../../operations/projection-operations.js';
import { ReadModelsModule } from '../../read-models.module.js';
import { anyArrival, anyHistory, type Arrival } from '../../testing/any-history.js';
import { appendToConvoy, appendToStream, appendTrips } from '../../testing/append-events.js';
import { assessAll } from '../../testing/assess-all.js';
import { roadTrip } from '../../testing/road.js';
import { seeing } from '../../testing/served.js';
import { DATABASES, projectAll, TestStores } from '../../testing/test-stores.js';
import { trips } from '../../trips/trips.projection.js';
import { replaceRates } from '../rates/rate-store.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

@Module({})
class Service {}

/** Shows names as they were before somebody was forgotten. */
const persons = { version: '1', shown: 'Gul Khan' };
const REVEAL: Reveal = {
  text: (json) => Promise.resolve(json.replaceAll('"plate"', `"driverOf":"${persons.shown}","plate"`)),
  value: (data) => Promise.resolve(data),
  version: () => Promise.resolve(persons.version),
};

const CALLERS: Readonly<Record<string, Caller>> = {
  local: LOCAL,
  iran: seeing({ countries: ['IR'] }),
  first: seeing({ convoys: ['K-0', 'road-1'] }),
  blind: {
    ...LOCAL,
    role: 'reader',
    rights: new Set<Right>([...LOCAL.rights].filter((r) => r !== 'persons.see')),
  },
};

async function served(eventStore: EventStore, readModels: ReadModels) {
  const app = await testingApp(
    { module: Service, imports: [ReadModelsModule.with({ eventStore, readModels })] },
    {
      settings: loadSettings({ LOG_LEVEL: 'silent' }),
      reveals: { shown: REVEAL, hidden: { ...REVEAL, text: (json) => Promise.resolve(json) } },
      door: { admit: ({ headers }) => CALLERS[String(headers['x-caller'] ?? 'local')] ?? LOCAL },
    },
  );
  const url = await app.getUrl();
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}/v1/${path}`, { headers });
    return {
      status: response.status,
      tag: response.headers.get('etag'),
      headers: response.headers,
      body: await response.text(),
    };
  };
  return { app, ask };
}

const project = (eventStore: EventStore, readModels: ReadModels): Promise<void> =>
  projectAll(stores, eventStore, readModels);

const STATISTIC = 'statistics/border-crossings?from=2023-01-01&to=2024-01-01';

describe.each(DATABASES)('the tag of a read, on $kind,', ({ kind }) => {
  let eventStore: EventStore;
  let readModels: ReadModels;
  let board: Awaited<ReturnType<typeof served>>;
  const trip = roadTrip(1);

  beforeEach(async () => {
    Object.assign(persons, { version: '1', shown: 'Gul Khan' });
    eventStore = await stores.eventStore();
    readModels = await stores.readModels(await stores.freshUrl(kind));
    await appendTrips(eventStore, [{ ...trip, facts: trip.facts.slice(0, 3) }]);
    await project(eventStore, readModels);
    await assessAll(readModels, { clock: () => '2023-06-01T00:00:00.000Z' });
    board = await served(eventStore, readModels);
  });
  const opened: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const app of [board.app, ...opened.splice(0)]) await app.close();
  });

  const tagOf = async (path: string, headers?: Record<string, string>): Promise<string> =>
    (await board.ask(path, headers)).tag ?? '';
  const again = async (path: string, tag: string, headers: Record<string, string> = {}): Promise<number> =>
    (await board.ask(path, { ...headers, 'if-none-match': tag })).status;

  it('is answered with 304 and no body, for whoever asks alone', async () => {
    const { tag, headers } = await board.ask('convoys/road-1');
    expect([headers.get('cache-control'), headers.get('vary')]).toEqual([
      'private, no-cache',
      'accept, accept-encoding, authorization, cookie',
    ]);
    expect(tag).toMatch(/^W\/"[\w-]+"$/);
    const {
      status,
      body,
      headers: of304,
    } = await board.ask('convoys/road-1', {
      'if-none-match': `"other", ${tag ?? ''}`,
    });
    expect([status, body, of304.get('etag'), of304.get('content-type')]).toEqual([304, '', tag, null]);
    expect(of304.get('kafila-position')).toBe((await eventStore.head()).toString());
  });

  it('is known without a look at any document', async () => {
    const tags = new Map<string, string>();
    for (const path of ['convoys/road-1', 'convoys', 'fleet', 'alerts', STATISTIC])
      tags.set(path, await tagOf(path));
    await readModels.exclusively('spoiled', async ({ write }) => {
      for (const table of ['fleet', 'convoys', 'passages', 'assessments'])
        await write.deleteFrom(table as 'convoys').execute();
    });
    for (const [path, tag] of tags) expect([path, await again(path, tag)]).toEqual([path, 304]);
    expect(await again('convoys/road-1', '"another"')).toBe(404);
  });

  it('is the same packed and not, and another as a table', async () => {
    const path = STATISTIC;
    const plain = await board.ask(path, { 'accept-encoding': 'identity' });
    const packed = await board.ask(path, { 'accept-encoding': 'gzip' });
    expect(packed.tag).toBe(plain.tag);
    expect(await again(path, plain.tag ?? '', { 'accept-encoding': 'gzip' })).toBe(304);
    expect(await again(path, plain.tag ?? '', { accept: 'text/csv' })).toBe(200);
  });

  it('is another for another question, role or scope', async () => {
    const tags = [
      await tagOf('convoys'),
      await tagOf('convoys?limit=7'),
      ...(await Promise.all(Object.keys(CALLERS).map((caller) => tagOf('convoys', { 'x-caller': caller })))),
    ];
    expect(new Set(tags).size).toBe(tags.length - 1);
  });

  it('is another once something was recorded, assessed, converted at other rates, or built anew', async () => {
    const asked = 'statistics/corridors?from=2023-01-01&to=2024-01-01';
    const rates = [{ date: '2023-06-01', currency: 'PKR', usd: '0.0035' }];
    const operations = new ProjectionOperations(eventStore, readModels);
    const changes: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['fleet', () => assessAll(readModels, { clock: () => '2023-06-02T00:00:00.000Z' })],
      ['alerts', () => assessAll(readModels, { clock: () => '2023-06-03T00:00:00.000Z' })],
      [
        asked,
        () =>
          readModels.exclusively('rates', ({ write }) =>
            write.transaction().execute((trx) => replaceRates(trx, rates)),
          ),
      ],
      [
        'convoys/road-1',
        async () => {
          await appendToConvoy(eventStore, 'road-1', trip.facts.slice(3, 4));
          await project(eventStore, readModels);
        },
      ],
      [
        'convoys/road-1',
        async () => {
          await operations.rebuild(trips.name, new AbortController().signal);
          await operations.switch(trips.name, 'amina');
        },
      ],
    ];
    for (const [path, change] of changes) {
      const tag = await tagOf(path);
      expect([path, await again(path, tag)]).toEqual([path, 304]);
      await change();
      expect([path, await again(path, tag)]).toEqual([path, 200]);
    }
  });

  it('is another once a person is forgotten, of those who may see persons', async () => {
    const [seen, hidden] = [
      await tagOf('convoys/road-1'),
      await tagOf('convoys/road-1', { 'x-caller': 'blind' }),
    ];
    Object.assign(persons, { version: '2', shown: 'erased' });
    expect(await again('convoys/road-1', seen)).toBe(200);
    expect(await again('convoys/road-1', hidden, { 'x-caller': 'blind' })).toBe(304);
  });

  it('is none of what is read of events, or ends now', async () => {
    expect(await tagOf('convoys/road-1/timeline')).toBe('');
    expect(await tagOf(`convoys/road-1?knownAt=3`)).toBe('');
    const open = await tagOf('statistics/border-crossings');
    expect(await again('statistics/border-crossings', open)).toBe(200);
  });

  it('never says that an answer is the same which is another, whatever was told, in whatever order', async () => {
    const paths = [
      'convoys/K-0',
      'convoys',
      'fleet',
      'alerts',
      'carnets',
      'irregularities',
      STATISTIC,
      'convoys/K-0/forecast',
    ];
    const story = anyHistory.chain((histories) => anyArrival(histories));
    const steps = fc.array(fc.constantFrom('tell', 'tell', 'assess', 'nothing'), {
      minLength: 3,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(story, steps, async (arrived, doing) => {
        const store = await stores.eventStore();
        const rows = await stores.readModels(await stores.freshUrl(kind));
        const { app, ask } = await served(store, rows);
        opened.push(app);
        const bodies = new Map<string, string>();
        const last = new Map<string, string>();
        let [from, minutes] = [0, 0];
        const tell = async (some: readonly Arrival[]): Promise<void> => {
          for (const { stream, event } of some) await appendToStream(store, stream, [event]);
          await project(store, rows);
        };
        await tell(arrived.slice(0, (from += 3)));
        for (const what of doing) {
          if (what === 'tell') await tell(arrived.slice(from, (from += 4)));
          if (what === 'assess') {
            minutes += 7;
            const now = new Date(Date.parse('2023-06-08T00:00:00Z') + minutes * 60_000).toISOString();
            await assessAll(rows, { clock: () => now });
          }
          for (const caller of ['local', 'iran', 'first']) {
            for (const path of paths) {
              const whose = { 'x-caller': caller };
              const now = await ask(path, whose);
              const asked = `${caller} ${path}`;
              if (now.tag === null) continue;
              const named = `${asked} ${now.tag}`;
              expect([named, now.body]).toEqual([named, bodies.get(named) ?? now.body]);
              bodies.set(named, now.body);
              const then = await ask(path, { ...whose, 'if-none-match': last.get(asked) ?? '"none"' });
              expect([asked, then.status === 304]).toEqual([asked, last.get(asked) === now.tag]);
              last.set(asked, now.tag);
            }
          }
        }
        await opened.pop()?.close();
      }),
      { numRuns: kind === 'SQLite' ? timesTried(2, 40) : timesTried(1, 20), endOnFailure: true },
    );
  }, 120_000);
});
