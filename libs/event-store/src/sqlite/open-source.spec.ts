import { afterAll, describe, expect, it } from '@jest/globals';
import { EventStoreNotBegun, EventStoreUnavailable } from '../event-store.errors.js';
import { type EventStore } from '../event-store.port.js';
import { describeEventStoreContract } from '../testing/event-store.contract.js';
import { sampleEvents } from '../testing/sample-events.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { openSqliteEventSource } from './open-source.js';
import { openSqliteEventStore } from './open-store.js';

const folder = temporaryFolder();
let opened = 0;
afterAll(() => {
  folder.remove();
});

/** What one writes, and another that shares nothing but the file reads. */
async function writtenAndFollowed(file: string): Promise<EventStore> {
  const store = await openSqliteEventStore({ file });
  const source = openSqliteEventSource({ file });
  return {
    gapless: source.gapless ?? false,
    append: (...args) => store.append(...args),
    readStream: (...args) => source.readStream(...args),
    readAll: (...args) => source.readAll(...args),
    subscribe: (...args) => source.subscribe(...args),
    head: () => source.head(),
    close: async () => {
      await Promise.all([source.close(), store.close()]);
    },
  };
}

describeEventStoreContract('The embedded store, followed from outside,', {
  open: () => writtenAndFollowed(folder.path(`events-${++opened}.db`)),
  reopen: () => writtenAndFollowed(folder.path(`events-${opened}.db`)),
  gapless: true,
});

describe('a follower of the embedded store', () => {
  it('may come before the store: it is unavailable until then, and takes no lock', async () => {
    const file = folder.path('later.db');
    const source = openSqliteEventSource({ file });
    await expect(source.head()).rejects.toThrow(EventStoreUnavailable);
    await expect(source.head()).rejects.toThrow(EventStoreNotBegun);
    await expect(source.subscribe()[Symbol.asyncIterator]().next()).rejects.toThrow(
      'There is no event store',
    );

    const store = await openSqliteEventStore({ file });
    await store.append('convoy-a', sampleEvents(3), 'none');
    expect(await source.head()).toBe(3n);
    await store.close();
    const again = await openSqliteEventStore({ file });
    await again.append('convoy-a', sampleEvents(1), 'any');
    expect((await source.readStream('convoy-a')).events).toHaveLength(4);
    await again.close();
    await source.close();
  });
});
