import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { EventStoreUnavailable } from '../event-store.errors.js';
import { readWholeStream } from '../read-whole-stream.js';
import { sampleEvents } from '../testing/sample-events.js';
import { smallDisk } from '../testing/small-disk.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { openSqliteEventStore } from './open-store.js';

const folder = temporaryFolder();
const disk = smallDisk(4);
afterAll(() => {
  folder.remove();
  disk?.remove();
});

async function storeFile(name: string): Promise<string> {
  const file = folder.path(name);
  const store = await openSqliteEventStore({ file });
  await store.append('convoy-a', sampleEvents(3), 'none');
  await store.close();
  return file;
}

describe('what keeps an embedded store from its work', () => {
  it('is nothing while it takes appends, and looking writes no event', async () => {
    const file = await storeFile('sound.db');
    const store = await openSqliteEventStore({ file });
    expect(await Promise.all([store.fault?.(), store.fault?.()])).toEqual([undefined, undefined]);
    expect(await store.head()).toBe(3n);
    await store.append('convoy-a', sampleEvents(1), 2);
    expect(await store.fault?.()).toBeUndefined();
    await store.close();
  });

  (disk ? it : it.skip)(
    'is a full disk, before anybody has tried to append and after, until there is room',
    async () => {
      if (!disk) return;
      const file = join(disk.path, 'events.db');
      await (await openSqliteEventStore({ file })).close();
      const store = await openSqliteEventStore({ file });
      disk.fill();
      expect(await store.fault?.()).toMatchObject({ code: 'disk-full' });
      await expect(store.append('convoy-a', sampleEvents(1_000), 'any')).rejects.toThrow(
        EventStoreUnavailable,
      );
      expect(await store.fault?.()).toMatchObject({ code: 'disk-full' });
      disk.makeRoom();
      expect(await store.fault?.()).toBeUndefined();
      expect(await store.append('convoy-a', sampleEvents(1), 'any')).toMatchObject({ outcome: 'appended' });
      await store.close();
    },
  );

  it('is damage that a read has met, whatever else can be read', async () => {
    const file = await storeFile('damaged.db');
    const db = new Database(file);
    db.exec(`UPDATE events SET data = '{"n":' WHERE position = 2`);
    db.close();
    const store = await openSqliteEventStore({ file });
    expect(await store.fault?.()).toBeUndefined();
    await expect(readWholeStream(store, 'convoy-a')).rejects.toThrow(/not readable/);
    expect(await store.head()).toBe(3n);
    expect(await store.fault?.()).toEqual({
      code: 'damaged',
      detail: expect.stringContaining('position 2 is not readable'),
    });
    await store.close();
  });
});
