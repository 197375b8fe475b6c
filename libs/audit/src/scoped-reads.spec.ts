import {
  carnetOfStream,
  convoyOfStream,
  convoyStream,
  declarationOfStream,
  reachOf,
  type Route,
  STATISTICS,
  UNIT_PREFIX,
} from '#kafila/domain';
import {
  joined,
  keyEnrolled,
  keyRevoked,
  passed,
  planned,
  sent,
  type Sent,
  timesTried,
} from '#kafila/domain/testing';
import { type EventStore } from '#kafila/event-store';
import { isConvoyInScope, type Scopes } from '#kafila/platform';
import { type ReadModels, ReadModelsModule } from '#kafila/read-models';
import {
  anyArrival,
  anyHistory,
  appendToStream,
  assessAll,
  type Arrival,
  eventId,
  get,
  projectAll,
  roadTrip,
  seeing,
  serve,
  type Served,
  storeOfSome,
  type StreamHistory,
  TestStores,
  UsualTimesKept,
} from '#kafila/read-models/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AuditModule } from './audit.module.js';
import { EXPORTS } from './exports/exports.js';

const NAMES = Object.keys(STATISTICS);

const SCOPES: readonly Scopes[] = [
  [{ convoys: ['K-0'] }],
  [{ convoys: ['K-1', 'road-*'] }],
  [{ corridors: ['khi-ist-taftan'] }],
  [{ places: ['hairatan', 'taftan'] }],
  [{ countries: ['UZ'] }, { convoys: ['K-*'] }],
  [{ countries: ['IR'] }],
  [{ convoys: [] }],
];

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
});
afterAll(() => stores.remove());

interface World {
  /** As whoever has the scope is answered, where there is more. */
  readonly scoped: Served;
  /** As anybody is answered, where there is nothing else. */
  readonly only: Served;
  readonly arrived: readonly Arrival[];
  readonly position: bigint;
}

async function servedOn(
  eventStore: EventStore,
  database: 'SQLite' | 'PostgreSQL',
  sees?: Scopes,
): Promise<Served & { readonly readModels: ReadModels }> {
  const readModels = await stores.readModels(await stores.freshUrl(database));
  await projectAll(stores, eventStore, readModels);
  const reads = ReadModelsModule.with({ eventStore, readModels, clock });
  const caller = sees && ((): ReturnType<typeof seeing> => seeing(...sees));
  const served = await serve([reads, AuditModule.with({ reads })], { pastReads: 8 }, caller);
  return { ...served, readModels };
}

const clock = (): string => '2023-07-01T00:00:00.000Z';

/** The streams that are in scope, found by reading all that was told. */
async function inScope(
  all: Served,
  arrived: readonly Arrival[],
  scopes: Scopes,
): Promise<ReadonlySet<string>> {
  const { body } = await get(`${all.url}/v1/convoys?limit=200`);
  const convoys = (body.items as { convoyId: string; corridorId: string | null; route: Route }[])
    .filter((convoy) => isConvoyInScope(scopes, reachOf(convoy.convoyId, convoy)))
    .map(({ convoyId }) => convoyId);
  const papers = arrived.filter(
    ({ stream, event: { data } }) =>
      convoyOfStream(stream) === undefined && convoys.some((id) => id === data['convoyId']),
  );
  return new Set([...convoys.map(convoyStream), ...papers.map(({ stream }) => stream)]);
}

async function worldOf(
  arrived: readonly Arrival[],
  scopes: Scopes,
  database: 'SQLite' | 'PostgreSQL' = 'SQLite',
): Promise<World> {
  const eventStore = await stores.eventStore();
  // How far everything reaches is public. Where there is nothing else, there would be no first event.
  for (const { stream, event } of [arrivalOf(keyEnrolled('elsewhere', 'e')), ...arrived])
    await appendToStream(eventStore, stream, [event]);
  const all = await servedOn(eventStore, 'SQLite');
  const has = await inScope(all, arrived, scopes);
  const only = await servedOn(
    storeOfSome(eventStore, (stream) => has.has(stream) || stream.startsWith(UNIT_PREFIX)),
    database,
  );
  const scoped = await servedOn(eventStore, database, scopes);
  // What is usual is learned of all convoys, whoever asks.
  const usualTimes = new UsualTimesKept(only.readModels);
  for (const { readModels } of [only, scoped]) await assessAll(readModels, { clock, usualTimes });
  await all.app.close();
  return { scoped, only, arrived, position: await eventStore.head() };
}

/** Every read, of all that there is anywhere. */
function readsOf({ arrived, position }: World): readonly string[] {
  const streams = [...new Set(arrived.map(({ stream }) => stream))];
  const convoys = streams.flatMap((stream) => convoyOfStream(stream) ?? []);
  const vehicles = new Set(
    arrived.flatMap(({ event: { data } }) =>
      typeof data['vehicleId'] === 'string' ? [data['vehicleId']] : [],
    ),
  );
  const things = [
    ...convoys.map((id) => `convoys/${id}`),
    ...[...vehicles].map((id) => `vehicles/${id}`),
    ...streams.flatMap((stream) => carnetOfStream(stream) ?? []).map((number) => `carnets/${number}`),
    ...streams
      .flatMap((stream) => declarationOfStream(stream) ?? [])
      .map((reference) => `declarations/${encodeURIComponent(reference)}`),
  ];
  const then = position / 2n + 1n;
  const clocks = [`knownAt=${then}`, 'at=2023-06-08T00:00:00Z', `knownAt=${then}&at=2023-06-08T00:00:00Z`];
  const exported = Object.keys(EXPORTS).map((name) => `exports/${name}`);
  return [
    ...things.flatMap((thing) => [thing, ...clocks.map((asked) => `${thing}?${asked}`)]),
    ...[
      'convoys',
      ...clocks.map((asked) => `convoys?${asked}`),
      'convoys?limit=1',
      'convoys?q=pk',
      'convoys?through=AF',
      'convoys?as=fleet',
    ],
    ...['torkham-pk', 'torkham-af', 'taftan', 'karachi-port', 'hairatan'].map(
      (place) => `places/${place}/expected`,
    ),
    ...['fleet', ...clocks.map((asked) => `fleet?${asked}`)],
    ...['fleet?limit=1', 'fleet?place=torkham-pk', 'fleet?bbox=66,31,73,36', 'fleet?ended=false'],
    ...['carnets', 'carnets?limit=1', 'declarations', 'irregularities', 'irregularities?limit=2', 'alerts'],
    ...convoys.flatMap((id) =>
      ['timeline', 'irregularities', 'forecast', 'time-cost-distance'].map((what) => `convoys/${id}/${what}`),
    ),
    ...convoys.flatMap((id) => [`alerts?convoyId=${id}`, `irregularities?convoyId=${id}`]),
    ...NAMES.flatMap((name) => [
      `statistics/${name}`,
      `statistics/${name}?groupBy=month`,
      `statistics/${name}?through=IR`,
    ]),
    ...NAMES.map((name) => `statistics/${name}?knownAt=${then}&from=2020-01-01&to=2027-01-01`),
    ...convoys.flatMap((id) =>
      ['events', 'replay', 'replay?order=occurrence', 'changes', ...exported]
        .concat(`compare?from=knownAt:${then}&to=now`)
        .map((what) => `audit/convoys/${id}/${what}`),
    ),
  ];
}

/** All that is answered, but for what differs from one moment to the next. */
async function answered({ url }: Served, path: string): Promise<string> {
  const { status, headers, body } = await get(`${url}/v1/${path}`);
  const said = ['kafila-position', 'kafila-parked', 'content-type', 'link'].map((name) => headers.get(name));
  // Tags name rows that nobody sees, too: whether there is one is all that they may tell.
  said.push(headers.has('etag') ? 'tagged' : null);
  const text = Object.keys(body).length > 0 ? JSON.stringify(body) : (body as unknown);
  return [path, status, ...said, text].join('\n').replace(/"(requestId|traceId|instance)":"[^"]*"/g, '');
}

/** @param isAsked what is read of: by default, all */
async function requireSame(world: World, isAsked: (path: string) => boolean = () => true): Promise<number> {
  let found = 0;
  for (const path of readsOf(world).filter(isAsked)) {
    const [seen, expected] = [await answered(world.scoped, path), await answered(world.only, path)];
    expect(seen).toBe(expected);
    if (seen.startsWith(`${path}\n200`)) found += 1;
  }
  await world.scoped.app.close();
  await world.only.app.close();
  await stores.closeAll();
  return found;
}

const ROADS: readonly StreamHistory[] = [roadTrip(1), roadTrip(2, { corridorId: 'khi-ist-taftan' })].map(
  ({ convoyId, decisions, facts }) => ({ stream: convoyStream(convoyId), decisions, facts }),
);
const story = anyHistory.chain((histories) => anyArrival([...histories, ...ROADS]));

describe('whoever has a scope', () => {
  it('is answered in every read as where there is nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(story, fc.constantFrom(...SCOPES), async (arrived, scopes) => {
        expect(await requireSame(await worldOf(arrived, scopes))).toBeGreaterThan(10);
      }),
      { numRuns: timesTried(1, 30), seed: 15, endOnFailure: true },
    );
  }, 120_000);

  it('is answered so on PostgreSQL too', async () => {
    const [arrived = []] = fc.sample(story, { numRuns: 1, seed: 3 });
    const world = await worldOf(arrived, [{ places: ['taftan'] }], 'PostgreSQL');
    // Auditors read the event store, whatever the rows lie in.
    expect(await requireSame(world, (path) => !path.startsWith('audit/'))).toBeGreaterThan(20);
  }, 120_000);

  it('is told of signed reports in scope what their standing is, wherever their unit is', async () => {
    const S = convoyStream('S-1');
    const signed: readonly Sent[] = [
      ...[planned(), joined('PK-A1')].map((one) => sent.byDesk(S, one)),
      keyEnrolled('gate', 'k'),
      sent.signed(S, passed('peshawar', '4 10:00', { id: 'r1' }), 'gate', 'k'),
      sent.byUnit(S, passed('kabul', '7 10:00', { id: 'r2' }), 'gate'),
      keyRevoked('gate', 'k', '1'),
    ];
    const arrived = [
      ...signed.map(arrivalOf),
      ...ROADS.flatMap(({ stream, decisions }) => decisions.map((event) => ({ stream, event }))),
    ];
    const world = await worldOf(arrived, [{ convoys: ['S-*'] }]);
    const { body } = await get(`${world.scoped.url}/v1/convoys/S-1/timeline`);
    expect(body.items.map((item) => item['standing']).filter(Boolean)).toEqual(['in-doubt', 'left-out']);
    expect(await requireSame(world, (path) => path.includes('S-1') || !path.includes('/'))).toBeGreaterThan(
      10,
    );
  });
});

function arrivalOf({ stream, id, type, data, metadata }: Sent): Arrival {
  const uuid = eventId(stream, id);
  const named = typeof metadata['reportId'] === 'string' ? { reportId: uuid } : {};
  return {
    stream,
    event: { id: uuid, type, data: { ...data }, metadata: { ...metadata, ...named } } as Arrival['event'],
  };
}
