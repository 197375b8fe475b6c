import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { type BegunStream, type EventStore } from '../../event-store.port.js';
import { sampleEvents } from '../../testing/sample-events.js';
import { type TemporaryFolder, temporaryFolder } from '../../testing/temporary-folder.js';
import { openSqliteEventSource } from '../open-source.js';
import { openSqliteEventStore } from '../open-store.js';

let folder: TemporaryFolder;
let store: EventStore;
beforeEach(async () => {
  folder = temporaryFolder();
  store = await openSqliteEventStore({ file: folder.path('events.db') });
  for (const stream of ['convoy-1', 'carnet-%', 'other-1', 'convoy-2', 'convoy-1', 'carnet-%', 'convoy-3']) {
    await store.append(stream, sampleEvents(2), 'any');
  }
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

const begun = async (
  options: { after?: bigint; upTo?: bigint; limit?: number; streamPrefixes?: readonly string[] } = {},
): Promise<readonly BegunStream[] | undefined> =>
  store.streamList?.streamsBegun({
    ...{ after: 0n, upTo: 100n, limit: 10, streamPrefixes: ['convoy-', 'carnet-'] },
    ...options,
  });

it('tells streams in the order in which they began, each once, with the position of its first event', async () => {
  expect(await begun()).toEqual([
    { name: 'convoy-1', position: 1n },
    { name: 'carnet-%', position: 3n },
    { name: 'convoy-2', position: 7n },
    { name: 'convoy-3', position: 13n },
  ]);
});

it('tells those that began between two positions, as many as are wanted, of these prefixes only', async () => {
  const names = async (...options: Parameters<typeof begun>): Promise<unknown> =>
    (await begun(...options))?.map(({ name }) => name);
  expect(await names({ after: 1n })).toEqual(['carnet-%', 'convoy-2', 'convoy-3']);
  expect(await names({ after: 2n, upTo: 7n })).toEqual(['carnet-%', 'convoy-2']);
  expect(await names({ upTo: 6n })).toEqual(['convoy-1', 'carnet-%']);
  expect(await names({ after: 1n, limit: 1 })).toEqual(['carnet-%']);
  expect(await names({ streamPrefixes: ['convoy-'] })).toEqual(['convoy-1', 'convoy-2', 'convoy-3']);
  expect(await names({ streamPrefixes: ['%'] })).toEqual([]);
  expect(await names({ streamPrefixes: [] })).toEqual([]);
});

it('gives the events of a few streams up to a position', async () => {
  const given: string[] = [];
  for await (const { stream, revision } of store.streamList?.eventsUnder(['carnet-'], 11n) ?? [])
    given.push(`${stream} ${revision}`);
  expect(given).toEqual(['carnet-% 0', 'carnet-% 1', 'carnet-% 2']);
});

it('tells the same to one that opens the file for reading only', async () => {
  const reader = openSqliteEventSource({ file: store.storeFile?.file ?? '' });
  const options = { after: 0n, upTo: 100n, limit: 10, streamPrefixes: ['convoy-', 'carnet-'] };
  expect(await reader.streamList?.streamsBegun(options)).toEqual(await begun());
  await reader.close();
});
