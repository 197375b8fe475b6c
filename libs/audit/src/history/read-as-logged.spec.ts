import { carnetStream, convoyStream, declarationStream } from '#kafila/domain';
import {
  carnetAccepted,
  carnetIssued,
  dispatched,
  joined,
  atCustoms,
  passed,
  planned,
} from '#kafila/domain/testing';
import { type EventStore, type RecordedEvent, type StreamPage } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { openReadModels, type ReadModels, ReadModelsModule, runProjection, trips } from '#kafila/read-models';
import { appendToStream, eventsOf, get, serve, type Served } from '#kafila/read-models/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditModule } from '../audit.module.js';
import { TransparencyLog } from '../log/transparency-log.js';
import { comparedWithLog } from '../serve/compared-with-log.js';
import { catchUp, placeIn } from '../testing/audited-world.js';
import { temporaryFolder } from '../testing/temporary-folder.js';

const CONVOY = convoyStream('C-1');
const CARNET = carnetStream('XC12345678');
const DECLARATION = declarationStream('GD-1');
const folder = temporaryFolder();
let store: EventStore;
let readModels: ReadModels;
let log: TransparencyLog;
let last = 0n;
const stopping = new AbortController();
let projected: Promise<void>;
const boards: Served[] = [];
let asLogged: Served;
let altered: Served;
let cutOff: Served;

type Change = (page: StreamPage) => StreamPage;

const alter: Change = (page) => ({
  ...page,
  events: page.events.map((event) =>
    event.revision === 1 ? { ...event, data: { ...event.data, note: 'as it never was' } } : event,
  ),
});

const cutOffEnd: Change = (page) => ({
  ...page,
  events: page.events.filter(({ revision }) => revision < 1),
});

/** What a service serves that reads streams so. */
async function boardThatReads(
  change: Change,
  changeAll = (events: readonly RecordedEvent[]) => events,
): Promise<Served> {
  const eventStore = new Proxy(store, {
    get: (target, name) => {
      if (name === 'readAll') {
        return async (...asked: Parameters<EventStore['readAll']>) => {
          const page = await store.readAll(...asked);
          return { ...page, events: changeAll(page.events) };
        };
      }
      if (name === 'readStream') {
        return async (...asked: Parameters<EventStore['readStream']>) =>
          change(await store.readStream(...asked));
      }
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? (member as () => unknown).bind(target) : member;
    },
  });
  const reads = ReadModelsModule.with(comparedWithLog({ eventStore, readModels }, placeIn(folder)));
  const served = await serve([reads, AuditModule.with({ reads, log: placeIn(folder) })]);
  boards.push(served);
  return served;
}

beforeAll(async () => {
  store = await openWithoutThread({ file: folder.path('events.db') });
  readModels = await openReadModels(`sqlite:${folder.path('read-models.db')}`);
  projected = runProjection({
    projection: trips,
    eventStore: store,
    readModels,
    signal: stopping.signal,
  }).finished;
  log = await TransparencyLog.open(placeIn(folder));
  const road = [planned(), joined('PK-A1'), dispatched(), passed('peshawar', '2 10:00')];
  const [issued, accepted] = [carnetIssued(), carnetAccepted('karachi-port', '1 10:00')];
  await appendToStream(store, CONVOY, eventsOf(CONVOY, road));
  await appendToStream(store, CARNET, eventsOf(CARNET, [issued, accepted]));
  const papers = [atCustoms.lodged('1 12:00'), atCustoms.lodged('1 18:00', { id: 'again' })];
  last = await appendToStream(store, DECLARATION, eventsOf(DECLARATION, papers));
  await catchUp(log, store);
  asLogged = await boardThatReads((page) => page);
  altered = await boardThatReads(alter);
  cutOff = await boardThatReads(cutOffEnd);
}, 60_000);

afterAll(async () => {
  stopping.abort();
  await projected;
  for (const { app } of boards) await app.close();
  await log.close();
  await readModels.close();
  await store.close();
  folder.remove();
});

describe.each([
  ['the timeline of a convoy', CONVOY, 'convoys/C-1/timeline?waitFor=LAST'],
  ['the irregularities that a convoy ever had', CONVOY, 'convoys/C-1/irregularities?waitFor=LAST'],
  ['a convoy as it happened', CONVOY, 'convoys/C-1?at=2023-06-02T00:00:00Z&waitFor=LAST'],
  ['a convoy as it was known', CONVOY, 'convoys/C-1?knownAt=LAST'],
  ['convoys as they were known', CONVOY, 'convoys?knownAt=LAST'],
  ['a vehicle as it was known', CONVOY, 'vehicles/PK-A1?knownAt=LAST'],
  ['a carnet as it was known', CARNET, 'carnets/XC12345678?knownAt=LAST'],
  ['a declaration as it was known', DECLARATION, 'declarations/GD-1?knownAt=LAST'],
  ['statistics as they were known', CARNET, 'statistics/tir?knownAt=LAST'],
  ['what changed between two clocks', CONVOY, 'audit/convoys/C-1/compare?from=knownAt:4&to=now'],
])('%s', (_, stream, path) => {
  const ask = ({ url }: Served) => get(`${url}/v1/${path.replace('LAST', last.toString())}`);
  const refused = { code: 'history-not-as-logged', stream, revision: 1 };

  it('is shown where it is as it was logged', async () => {
    expect((await ask(asLogged)).status).toBe(200);
  });

  it('is shown to nobody where an event is another one', async () => {
    const { status, body } = await ask(altered);
    expect([status, body]).toMatchObject([503, refused]);
  });

  it('is shown to nobody where a stream ends before what the rows tell of', async () => {
    const { status, body } = await ask(cutOff);
    expect([status, body]).toMatchObject([503, refused]);
  });
});

describe('an instant of knownAt', () => {
  beforeAll(async () => {
    await appendToStream(store, CONVOY, eventsOf(CONVOY, [passed('kabul', '4 10:00')]));
    await appendToStream(store, DECLARATION, eventsOf(DECLARATION, [atCustoms.gatedOut('5 10:00')]));
    await catchUp(log, store);
  });

  it.each([
    [
      'one event is dated later',
      ({ stream, revision }: RecordedEvent) => stream === CONVOY && revision === 4,
      1,
    ],
    ['all events are dated earlier', () => true, -1],
  ])('tells nothing of another stream where %s than it was', async (_, isDated, hours) => {
    const dated = (events: readonly RecordedEvent[]): readonly RecordedEvent[] =>
      events.map((event) => {
        const recordedAt = new Date(Date.parse(event.recordedAt) + hours * 3_600_000).toISOString();
        return isDated(event) ? { ...event, recordedAt } : event;
      });
    const { events } = await store.readStream(DECLARATION);
    const told = Date.parse(events.at(-1)?.recordedAt ?? '') - (hours < 0 ? 1_800_000 : 0);
    const forged = await boardThatReads((page) => ({ ...page, events: dated(page.events) }), dated);
    const path = `declarations/GD-1?knownAt=${new Date(told).toISOString()}`;
    const { status, body } = await get(`${forged.url}/v1/${path}`);
    expect([status, body]).toMatchObject([503, { code: 'history-not-as-logged' }]);
  });
});

describe('a read of history', () => {
  it('shows what is not in the log yet', async () => {
    const stream = convoyStream('C-2');
    const position = await appendToStream(store, stream, eventsOf(stream, [planned(), joined('PK-B1')]));
    const { status } = await get(`${altered.url}/v1/convoys/C-2/timeline?waitFor=${position}`);
    expect(status).toBe(200);
  });
});
