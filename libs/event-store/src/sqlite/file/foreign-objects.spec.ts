import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from '@jest/globals';
import { EventStoreUnusable } from '../../event-store.errors.js';
import { temporaryFolder } from '../../testing/temporary-folder.js';
import { openSqliteEventStore } from '../open-store.js';
import { readWholeStream } from '../../read-whole-stream.js';

const folder = temporaryFolder();
let made = 0;

const outside = (position: string): string =>
  `INSERT INTO events VALUES (${position}, 1, 7, 0, 'id', 'BorderEntered', '{}', '{}')`;

async function storeFile(sql = ''): Promise<string> {
  const file = folder.path(`file-${++made}.db`);
  const store = await openSqliteEventStore({ file });
  await store.append(
    'convoy-1',
    [{ id: '00000000-0000-7000-8000-000000000000', type: 'T', data: {}, metadata: {} }],
    'none',
  );
  await store.close();
  const db = new Database(file);
  db.exec(sql);
  db.close();
  return file;
}

/** As files were made before positions had a constraint. */
function olderFile(sql = ''): string {
  const file = folder.path(`file-${++made}.db`);
  const db = new Database(file);
  db.exec(`
    PRAGMA application_id = 0x4b464c41; PRAGMA user_version = 1; PRAGMA journal_mode = WAL;
    CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL,
    UNIQUE (stream_id, revision)
  ) STRICT;
    INSERT INTO streams VALUES (1, 'convoy-1');
    INSERT INTO events VALUES (1, 1, 0, 0, 'id', 'T', '{}', '{}'); ${sql}`);
  db.close();
  return file;
}

describe('the file of the embedded store', () => {
  it.each([
    'CREATE INDEX quick ON events (stream_id, revision, data)',
    'CREATE VIEW quick AS SELECT * FROM events',
    'CREATE TRIGGER quick AFTER INSERT ON events BEGIN DELETE FROM events; END',
    'CREATE TABLE quick (x)',
  ])('is not opened where it has what no Kafila made: %s', async (sql) => {
    const opening = openSqliteEventStore({ file: await storeFile(sql) });
    await expect(opening).rejects.toThrow(EventStoreUnusable);
    await expect(opening).rejects.toThrow(/has the \w+ "quick", which no Kafila made/);
  });

  it('is opened where somebody had SQLite gather its statistics', async () => {
    const store = await openSqliteEventStore({ file: await storeFile('ANALYZE') });
    expect(await readWholeStream(store, 'convoy-1')).toHaveLength(1);
    await store.close();
  });

  it.each(['0', '-1', '-9223372036854775808'])('takes no event at position %s', async (position) => {
    await expect(storeFile(outside(position))).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_CHECK' });
  });

  it('that is older, without that constraint, is opened; not where it has an event below the first position', async () => {
    const store = await openSqliteEventStore({ file: olderFile() });
    expect(await readWholeStream(store, 'convoy-1')).toHaveLength(1);
    await store.close();
    for (const position of ['0', '-9223372036854775808']) {
      const opening = openSqliteEventStore({ file: olderFile(outside(position)) });
      await expect(opening).rejects.toThrow(`it has an event at position ${position}`);
    }
  });
});

afterAll(() => {
  folder.remove();
});
