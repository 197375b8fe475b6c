import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStoreChanged, EventStoreUnusable } from '../event-store.errors.js';
import {
  type EventReader,
  type EventStore,
  type JsonObject,
  type RecordedEvent,
} from '../event-store.port.js';
import { openEventStoreDb } from '../eventstoredb/open.js';
import { openSqliteEventSource } from '../sqlite/open-source.js';
import { openSqliteEventStore } from '../sqlite/open-store.js';
import { OtherClient } from '../testing/other-client.js';
import { type StandIn, startStandIn } from '../testing/stand-in/stand-in.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { requireInUse } from './copies-stream.js';
import { copyEvents, type CopyEventsOptions } from './copy-events.js';
import { CopyRefused, type CopyTarget } from './copy-target.js';
import { openCopyTarget } from './open-copy-target.js';

const OURS = ['convoy-', 'person-', 'accepted-losses'];
const folder = temporaryFolder();
const opened: (() => Promise<unknown>)[] = [];
let [serial, source]: [number, EventStore?] = [0];

const aFile = (): string => folder.path(`events-${serial++}.db`);

async function aServer(): Promise<StandIn> {
  const server = await startStandIn();
  opened.push(() => server.stop());
  return server;
}
async function target(place: string): Promise<CopyTarget> {
  const found = await openCopyTarget(
    place.startsWith('esdb:') ? { kind: 'eventstoredb', url: place } : { kind: 'sqlite', file: place },
    OURS,
  );
  opened.push(() => found.close());
  return found;
}
async function onServer({ url }: StandIn): Promise<EventStore> {
  const store = await openEventStoreDb({ url });
  opened.push(() => store.close());
  return store;
}

/** All that is copied, without the places. */
async function eventsIn(store: EventReader): Promise<readonly Omit<RecordedEvent, 'position'>[]> {
  const { events, end } = await store.readAll({ streamPrefixes: OURS, limit: 5_000 });
  expect(end).toBe(true);
  return events.map(({ position: _, ...event }) => event);
}

function copy(to: CopyTarget, more: Partial<CopyEventsOptions> = {}): ReturnType<typeof copyEvents> {
  return copyEvents({ source: source as EventStore, target: to, streamPrefixes: OURS, portion: 50, ...more });
}

const CONTENTS: readonly JsonObject[] = [
  { z: 1, a: { b: [1.5, -0, 1e21, null, true] }, '10': 'ten', '2': 'two' },
  { note: 'قافلہ \u2028 \ud800 "\\', ['__proto__']: { x: 1 } },
  {},
];

beforeAll(async () => {
  const store = (source = await openSqliteEventStore({ file: aFile() }));
  for (let n = 0; n < 150; n++) {
    const data = CONTENTS[n % CONTENTS.length] ?? {};
    const stream = ['convoy-a', 'convoy-b', 'convoy-b', 'person-1', 'elsewhere'][n % 5] ?? '';
    const event = { id: randomUUID(), type: 'T', data: { ...data, n }, metadata: { by: 'unit-7' } };
    void store.append(stream, [event], 'any');
  }
  await store.append('accepted-losses', [{ id: randomUUID(), type: 'L', data: {}, metadata: {} }], 'none');
});
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});
afterAll(async () => {
  await source?.close();
  folder.remove();
});

describe('copying a store', () => {
  it('from a file to a server and back gives the same ids, revisions, times and bytes, in the same order', async () => {
    const server = await aServer();
    const there = await target(server.url);
    const copied = await copy(there);
    await there.finish();
    expect(copied).toMatchObject({ events: 121, copied: 121 });
    const before = await eventsIn(source as EventStore);
    expect(await eventsIn(await onServer(server))).toEqual(before);

    const file = aFile();
    const back = await target(file);
    await copy(back, { source: await onServer(server) });
    await back.finish();
    await back.close();
    const again = openSqliteEventSource({ file, mustExist: true });
    expect(await eventsIn(again)).toEqual(before);
    await again.close();
    const textsIn = (path: string): unknown[] =>
      new Sqlite(path, { readonly: true })
        .prepare(
          "SELECT e.id, recorded_at, data, metadata FROM events e JOIN streams s ON s.id = stream_id WHERE name <> 'elsewhere' ORDER BY position",
        )
        .all();
    expect(textsIn(file)).toEqual(textsIn((source as EventStore).storeFile?.file ?? ''));
  });

  it.each(['a server', 'a file'])(
    'to %s goes on where it was interrupted, and compares what is there',
    async (kind) => {
      const place = kind === 'a file' ? aFile() : (await aServer()).url;
      const stop = new AbortController();
      const first = await target(place);
      const progress = (): void => {
        stop.abort(new Error('stopped'));
      };
      await expect(copy(first, { signal: stop.signal, progress })).rejects.toThrow('stopped');
      await first.close();

      const second = await target(place);
      const seen: number[] = [];
      const copied = await copy(second, { progress: (_, events) => seen.push(events) });
      expect(copied).toMatchObject({ events: 121, copied: 71 });
      expect(seen.at(-1)).toBe(121);
      expect(await copy(second)).toMatchObject({ events: 121, copied: 0 });
    },
  );

  it('lets no service use what is not whole', async () => {
    const server = await aServer();
    const there = await target(server.url);
    const store = await onServer(server);
    await expect(requireInUse(store)).rejects.toThrow(EventStoreChanged);
    await copy(there);
    await there.finish();
    await expect(requireInUse(store)).resolves.toBeUndefined();

    const file = aFile();
    await (await target(file)).close();
    await expect(openSqliteEventStore({ file })).rejects.toThrow(EventStoreUnusable);
    expect(existsSync(file)).toBe(false);
  });

  it('is refused where the target holds events of ours, and leaves alone what others keep on the server', async () => {
    const server = await aServer();
    const store = await onServer(server);
    const append = (stream: string): Promise<unknown> =>
      store.append(stream, [{ id: randomUUID(), type: 'T', data: {}, metadata: {} }], 'any');
    await append('orders-1');
    const there = await target(server.url);
    await copy(there);
    await there.finish();
    await append('convoy-b');
    await expect(copy(await target(server.url))).rejects.toThrow(/which the source does not have/);

    const other = await aServer();
    const held = await onServer(other);
    await held.append('convoy-z', [{ id: randomUUID(), type: 'T', data: {}, metadata: {} }], 'any');
    await expect(target(other.url)).rejects.toThrow(CopyRefused);
    const file = aFile();
    await (await openSqliteEventStore({ file })).close();
    await expect(copy(await target(file))).rejects.toThrow(/There is an event store/);
  });

  it('is refused where somebody wrote to a half copy, or the source lacks events', async () => {
    const server = await aServer();
    const store = await onServer(server);
    await target(server.url);
    await store.append('convoy-a', [{ id: randomUUID(), type: 'T', data: {}, metadata: {} }], 'any');
    await expect(copy(await target(server.url))).rejects.toThrow(/holds something else/);

    const cut = await aServer();
    const source = await onServer(cut);
    for (let n = 0; n < 3; n++) {
      await source.append('convoy-c', [{ id: randomUUID(), type: 'T', data: {}, metadata: {} }], 'any');
    }
    const other = new OtherClient(cut.url);
    const binary = { contentType: 'application/octet-stream', data: Buffer.from([0, 255]) } as const;
    await other.append('person-2', binary);
    await expect(copy(await target(aFile()), { source })).rejects.toThrow(/revision 0 of person-2 .*no JSON/);
    await other.client.setStreamMetadata('convoy-c', { truncateBefore: 2 });
    await other.close();
    cut.scavenge();
    await expect(copy(await target(aFile()), { source })).rejects.toThrow(/lacks revision 0 of convoy-c/);
  });

  it('writes an append once that got no answer', async () => {
    const server = await aServer();
    const there = await target(server.url);
    const cut = server.play({ on: 'append', does: 'cut', written: true });
    expect(await copy(there)).toMatchObject({ events: 121 });
    await cut;
    expect(server.count('convoy-b')).toBe(60);
  });
});
