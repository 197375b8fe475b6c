import { convoyStream } from '#kafila/domain';
import { dispatched, joined, passed, planned } from '#kafila/domain/testing';
import { type EventStore, type StreamPage } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { openReadModels, type ReadModels, ReadModelsModule, runProjection, trips } from '#kafila/read-models';
import { appendToStream, eventsOf, get, serve, type Served } from '#kafila/read-models/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditModule } from '../audit.module.js';
import { temporaryFolder } from '../testing/temporary-folder.js';

const C1 = convoyStream('C-1');
const folder = temporaryFolder();
let store: EventStore;
let readModels: ReadModels;
let board: Served;
/** How many of the last events of a stream an index does not find. */
let hidden = 0;
const stopping = new AbortController();
let projected: Promise<void>;

beforeAll(async () => {
  store = await openWithoutThread({ file: folder.path('events.db') });
  readModels = await openReadModels(`sqlite:${folder.path('read-models.db')}`);
  projected = runProjection({
    projection: trips,
    eventStore: store,
    readModels,
    signal: stopping.signal,
  }).finished;
  const eventStore: EventStore = Object.assign(Object.create(store) as EventStore, {
    readStream: async (...asked: Parameters<EventStore['readStream']>): Promise<StreamPage> => {
      const { events } = await store.readStream(C1);
      const last = events.length - 1 - hidden;
      const page = await store.readStream(...asked);
      const found = page.events.filter(({ revision }) => revision <= last);
      const next = page.next !== null && page.next > last ? null : page.next;
      return asked[1]?.direction === 'backwards'
        ? { ...page, events: events.slice(last, last + 1) }
        : { ...page, events: found, next };
    },
  });
  const reads = ReadModelsModule.with({ eventStore, readModels });
  board = await serve([reads, AuditModule.with({ reads })]);
  const told = [
    planned(),
    joined('PK-A1'),
    dispatched(),
    passed('peshawar', '2 10:00'),
    passed('kabul', '4 10:00'),
  ];
  await appendToStream(store, C1, eventsOf(C1, told));
}, 60_000);

afterAll(async () => {
  stopping.abort();
  await projected;
  await board.app.close();
  await readModels.close();
  await store.close();
  folder.remove();
});

const ask = (path: string) => get(`${board.url}/v1/audit/convoys/C-1/${path}waitFor=5`);

describe.each(['events?', 'replay?', 'changes?', 'exports/cloudevents?'])('a history as %s', (path) => {
  it('is shown where it goes as far as the rows', async () => {
    hidden = 0;
    expect((await ask(path)).status).toBe(200);
  });

  it.each([1, 2])(
    'is shown to nobody where it ends %d events before what the rows tell of',
    async (count) => {
      hidden = count;
      const { status, body } = await ask(path);
      expect([status, body['code'], body['stream']]).toEqual([503, 'history-not-as-logged', C1]);
    },
  );
});
