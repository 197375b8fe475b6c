import { ascending, type Corridor, corridors } from '#kafila/domain';
import { timesTried } from '#kafila/domain/testing';
import { type JsonObject, type NewEvent, type RecordedEvent } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import {
  inNoOrder,
  naiveCarnet,
  naiveConvoy,
  naiveDeclaration,
  type NaivePast,
  naivePast,
  naiveVehicle,
} from '#kafila/read-models/testing';
import { allTroubles, simulate } from '#kafila/simulation';
import { historyOf } from '#kafila/simulation/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { v5 as uuidv5 } from 'uuid';
import { beginLogIn } from '../apps/testing/begin-log-in.js';
import { Api } from './kit/api.js';
import { connectedStreams, ownerIdsIn } from './kit/connected-streams.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

const CONVOYS = timesTried(5, 50);
const PAIRS = timesTried(12, 20);
const SPACE = '6f0f3c1e-3a5c-5f43-9d3b-0f5f6f7d8e92';

const isShort = ({ legs }: Corridor): boolean =>
  legs.length <= 14 && legs.every(({ mode }) => mode === undefined);

/** Small convoys on short roads with every trouble: there are many, so that each has to be quick. */
const SMALL = {
  ...allTroubles,
  fleet: {
    ...allTroubles.fleet,
    minVehicles: 1,
    maxVehicles: 2,
    corridorIds: corridors.filter(isShort).map(({ id }) => id),
  },
};

const folder = temporaryFolder();
let tracker: RunningService;
let api: Api;
let all: readonly RecordedEvent[];

/** Chance that is the same in every run: a linear congruential generator. */
let seed = 7;
function chance(): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
}
const anyOf = <T>(items: readonly T[]): T | undefined => items[Math.floor(chance() * items.length)];

/** All convoys told side by side, in the order in which what was told of each arrived. */
beforeAll(async () => {
  const store = await openWithoutThread({ file: join(folder.path, 'events.db') });
  const arrivals = [...simulate({ seed: 21, convoys: CONVOYS, parameters: SMALL })]
    .flatMap((convoy) => [...historyOf(convoy).streams])
    .flatMap(([stream, events]) => events.map((one) => ({ stream, one })))
    .sort((a, b) => ascending(a.one.recordedAt, b.one.recordedAt));
  // In portions, so that they are recorded at many instants.
  for (let i = 0; i < arrivals.length; i += 100) {
    const portion = arrivals.slice(i, i + 100);
    await Promise.all(
      portion.map(({ stream, one: { id, unit, event } }) => {
        const metadata = { by: 'local', schemaVersion: 2, ...(unit === null ? {} : { unit: { ...unit } }) };
        const data = { ...event.data } as unknown as JsonObject;
        const added: NewEvent = {
          id: unit ? id : uuidv5(`${stream} ${id}`, SPACE),
          type: event.type,
          data,
          metadata,
        };
        return store.append(stream, [added], 'any');
      }),
    );
  }
  const events: RecordedEvent[] = [];
  for (let after = 0n; ;) {
    const page = await store.readAll({ after, limit: 5000 });
    events.push(...page.events);
    if (page.end) break;
    after = page.position;
  }
  all = events;
  await store.close();
  await beginLogIn(folder.path);
  tracker = await startService('tracker', { KAFILA_DATA_DIR: folder.path, LOG_LEVEL: 'info' });
  api = new Api(tracker.url);
  const head = (all.at(-1)?.position ?? 0n).toString();
  while ((await api.get(`/convoys?limit=1&waitFor=${head}`)).status !== 200);
}, 120_000);

afterAll(async () => {
  await tracker.stop();
  folder.remove();
});

/** A random pair amid what concerns some events: as a query, and the naive past. */
function anyPair(events: readonly RecordedEvent[]): { readonly query: string; readonly past: NaivePast } {
  const now = new Date().toISOString();
  const occurred = anyOf(events)?.data['occurredAt'];
  const at = chance() < 0.8 && typeof occurred === 'string' && occurred <= now ? occurred : undefined;
  const last = anyOf(events) ?? all[0];
  if (!last) throw new Error('Nothing was told.');
  const byInstant = chance() < 0.5;
  const recorded = byInstant
    ? (event: RecordedEvent) => event.recordedAt <= last.recordedAt
    : (event: RecordedEvent) => event.position <= last.position;
  const knownAt = byInstant ? last.recordedAt : last.position.toString();
  const query = `knownAt=${knownAt}${at === undefined ? '' : `&at=${at}`}`;
  return { query, past: naivePast(events, recorded, at) };
}

async function same(path: string, query: string, naive: object | undefined): Promise<boolean> {
  const { status, body } = await api.get(`/${path}?${query}`);
  expect([path, query, status]).toEqual([path, query, naive ? 200 : 404]);
  if (!naive) return false;
  const { clocks: _pair, ...shown } = body;
  const [found, expected] = [inNoOrder(shown), inNoOrder(naive)];
  // Much quicker than what tells the difference.
  if (!isDeepStrictEqual(found, expected)) expect([path, query, found]).toEqual([path, query, expected]);
  return true;
}

it(`shows ${CONVOYS} convoys at ${PAIRS} random pairs of clocks each as a naive fold of all events does`, async () => {
  let known = 0;
  for (const { convoyIds, events } of connectedStreams(all)) {
    const papers = ownerIdsIn(events);
    for (const convoyId of convoyIds) {
      const pairs = Array.from({ length: PAIRS }, async (_, i) => {
        const { query, past } = anyPair(events);
        if (await same(`convoys/${convoyId}`, query, naiveConvoy(past, convoyId))) known += 1;
        if (i % 5 !== 0) return;
        const [vehicle, carnet, declaration] = [papers.vehicles, papers.carnets, papers.declarations].map(
          anyOf,
        );
        if (vehicle) await same(`vehicles/${vehicle}`, query, naiveVehicle(past, vehicle));
        if (carnet) await same(`carnets/${carnet}`, query, naiveCarnet(past, carnet));
        if (declaration) {
          const path = `declarations/${encodeURIComponent(declaration)}`;
          await same(path, query, naiveDeclaration(past, declaration));
        }
      });
      await Promise.all(pairs);
    }
  }
  expect(known).toBeGreaterThan((CONVOYS * PAIRS) / 2);
}, 600_000);

it('shows the whole fleet, page by page, as a naive fold of all events does', async () => {
  for (let i = 0; i < timesTried(3, 5); i++) {
    const { query, past } = anyPair(all);
    const shown: object[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { status, body } = await api.get(`/convoys?limit=4&${query}${cursor && `&cursor=${cursor}`}`);
      expect(status).toBe(200);
      shown.push(...(body['items'] as object[]));
      cursor = body['nextCursor'] as string | null;
    }
    const naive = [...past.convoys]
      .sort(([a, one], [b, other]) =>
        `${one.view.plannedDeparture} ${a}` < `${other.view.plannedDeparture} ${b}` ? 1 : -1,
      )
      .map(([convoyId]) => naiveConvoy(past, convoyId) ?? {});
    expect(shown.map(inNoOrder)).toEqual(naive.map(inNoOrder));
  }
}, 120_000);
