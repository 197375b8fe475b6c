import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
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
import { EVERY_SERVER } from '../testing/servers/real-server.js';
import { freshName } from '../testing/sample-events.js';
import { type StandIn, startStandIn } from '../testing/stand-in/stand-in.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { requireInUse } from './copies-stream.js';
import { copyEvents, type CopyEventsOptions } from './copy-events.js';
import { CopyRefused, type CopyTarget } from './copy-target.js';
import { openCopyTarget } from './open-copy-target.js';

const folder = temporaryFolder();
const opened: (() => Promise<unknown>)[] = [];
/** Streams that no other test has: on a real server there may be anything. */
let [serial, source, own]: [number, EventStore?, string?] = [0];
const named = (stream: string): string => `${own ?? ''}-${stream}`;
const ours = (): string[] => ['convoy-', 'person-', 'accepted-losses'].map(named);

const aFile = (): string => folder.path(`events-${serial++}.db`);

async function started<Server extends { stop(): Promise<void> }>(starting: Promise<Server>): Promise<Server> {
  const server = await starting;
  opened.push(() => server.stop());
  return server;
}
const aStandIn = (): Promise<StandIn> => started(startStandIn());
async function target(place: string): Promise<CopyTarget> {
  const found = await openCopyTarget(
    place.startsWith('esdb:') ? { kind: 'eventstoredb', url: place } : { kind: 'sqlite', file: place },
    ours(),
    named('store-copies'),
  );
  opened.push(() => found.close());
  return found;
}
async function onServer({ url }: { readonly url: string }): Promise<EventStore> {
  const store = await openEventStoreDb({ url });
  opened.push(() => store.close());
  return store;
}
function written(store: EventStore, stream: string): Promise<unknown> {
  return store.append(named(stream), [{ id: randomUUID(), type: 'T', data: {}, metadata: {} }], 'any');
}

/** All that is copied, without the places. */
async function eventsIn(store: EventReader): Promise<readonly Omit<RecordedEvent, 'position'>[]> {
  const events: Omit<RecordedEvent, 'position'>[] = [];
  for (let [after, end] = [0n, false]; !end;) {
    const page = await store.readAll({ after, streamPrefixes: ours() });
    events.push(...page.events.map(({ position: _, ...event }) => event));
    ({ position: after, end } = page);
  }
  return events;
}

function copy(to: CopyTarget, more: Partial<CopyEventsOptions> = {}): ReturnType<typeof copyEvents> {
  return copyEvents({
    source: source as EventStore,
    target: to,
    streamPrefixes: ours(),
    portion: 50,
    ...more,
  });
}

const CONTENTS: readonly JsonObject[] = [
  { z: 1, a: { b: [1.5, -0, 1e21, null, true] }, '10': 'ten', '2': 'two' },
  { note: 'قافلہ \u2028 \ud800 "\\', ['__proto__']: { x: 1 } },
  {},
];

beforeEach(async () => {
  own = freshName('copied');
  const store = (source = await openSqliteEventStore({ file: aFile() }));
  for (let n = 0; n < 150; n++) {
    const data = CONTENTS[n % CONTENTS.length] ?? {};
    const stream = ['convoy-a', 'convoy-b', 'convoy-b', 'person-1', 'elsewhere'][n % 5] ?? '';
    const event = { id: randomUUID(), type: 'T', data: { ...data, n }, metadata: { by: 'unit-7' } };
    void store.append(named(stream), [event], 'any');
  }
  await store.append(
    named('accepted-losses'),
    [{ id: randomUUID(), type: 'L', data: {}, metadata: {} }],
    'none',
  );
});
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
  await source?.close();
});
afterAll(() => {
  folder.remove();
});

describe.each(EVERY_SERVER)('copying a store, with $name,', ({ start }) => {
  const aServer = () => started(start());

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
          "SELECT e.id, recorded_at, data, metadata FROM events e JOIN streams s ON s.id = stream_id WHERE name NOT LIKE '%elsewhere' ORDER BY position",
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
    await expect(requireInUse(store, named('store-copies'))).rejects.toThrow(EventStoreChanged);
    await copy(there);
    await there.finish();
    await expect(requireInUse(store, named('store-copies'))).resolves.toBeUndefined();

    const file = aFile();
    await (await target(file)).close();
    await expect(openSqliteEventStore({ file })).rejects.toThrow(EventStoreUnusable);
    expect(existsSync(file)).toBe(false);
  });

  it('is refused where the target holds events of ours, and leaves alone what others keep on the server', async () => {
    const server = await aServer();
    const store = await onServer(server);
    await written(store, 'orders-1');
    const there = await target(server.url);
    await copy(there);
    await there.finish();
    await written(store, 'convoy-b');
    await expect(copy(await target(server.url))).rejects.toThrow(/which the source does not have/);

    const file = aFile();
    await (await openSqliteEventStore({ file })).close();
    await expect(copy(await target(file))).rejects.toThrow(/There is an event store/);
    own = freshName('held');
    await written(store, 'convoy-z');
    await expect(target(server.url)).rejects.toThrow(CopyRefused);
  });

  it('is refused where somebody wrote to a half copy, or the source has what is no JSON', async () => {
    const server = await aServer();
    const store = await onServer(server);
    await target(server.url);
    await written(store, 'convoy-a');
    await expect(copy(await target(server.url))).rejects.toThrow(/holds something else/);

    own = freshName('source');
    await written(store, 'convoy-c');
    const other = new OtherClient(server.url);
    const binary = { contentType: 'application/octet-stream', data: Buffer.from([0, 255]) } as const;
    await other.append(named('person-2'), binary);
    await other.close();
    await expect(copy(await target(aFile()), { source: store })).rejects.toThrow(
      /revision 0 of \S+person-2 .*no JSON/,
    );
  });
});

describe('copying a store, with a stand-in that scavenges and cuts connections,', () => {
  it('is refused where the source lacks events', async () => {
    const cut = await aStandIn();
    const store = await onServer(cut);
    for (let n = 0; n < 3; n++) await written(store, 'convoy-c');
    const other = new OtherClient(cut.url);
    await other.client.setStreamMetadata(named('convoy-c'), { truncateBefore: 2 });
    await other.close();
    cut.scavenge();
    await expect(copy(await target(aFile()), { source: store })).rejects.toThrow(
      /lacks revision 0 of \S+convoy-c/,
    );
  });

  it('writes an append once that got no answer', async () => {
    const server = await aStandIn();
    const there = await target(server.url);
    const cut = server.play({ on: 'append', does: 'cut', written: true });
    expect(await copy(there)).toMatchObject({ events: 121 });
    await cut;
    expect(server.count(named('convoy-b'))).toBe(60);
  });
});
