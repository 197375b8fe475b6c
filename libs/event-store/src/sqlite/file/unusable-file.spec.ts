import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { EventStoreUnusable } from '../../event-store.errors.js';
import { sampleEvents } from '../../testing/sample-events.js';
import { temporaryFolder } from '../../testing/temporary-folder.js';
import { openSqliteEventStore } from '../open-store.js';
import { readWholeStream } from '../../read-whole-stream.js';

const folder = temporaryFolder();
let made = 0;
const freshPath = (): string => folder.path(`file-${++made}.db`);

/** A closed store of 2,000 events, several hundred pages long. */
async function storeFile(): Promise<string> {
  const file = freshPath();
  const store = await openSqliteEventStore({ file });
  for (let n = 0; n < 20; n++) await store.append(`convoy-${n}`, sampleEvents(100), 'none');
  await store.close();
  return file;
}

async function storeFileAfter(change: (bytes: Buffer) => void): Promise<string> {
  const file = await storeFile();
  const bytes = readFileSync(file);
  change(bytes);
  writeFileSync(file, bytes);
  return file;
}

function sqliteFile(sql: string): string {
  const file = freshPath();
  const db = new Database(file);
  db.exec(sql);
  db.close();
  return file;
}

const pageSize = 4096;
/** First page of a tree, counted from 1. */
function rootPage(file: string, table: string): number {
  const db = new Database(file, { readonly: true });
  const page = db
    .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .pluck()
    .get(table);
  db.close();
  if (page === undefined) throw new Error(`No ${table} in ${file}`);
  return page;
}

describe('the embedded store refuses, with a clear message and without writing,', () => {
  const cases: [string, RegExp, () => string | Promise<string>][] = [
    [
      'a file that is no SQLite file',
      /is no SQLite file/,
      () => {
        const file = freshPath();
        writeFileSync(file, 'plate;driver\nTLK914;Gul Khan\n'.repeat(1000));
        return file;
      },
    ],
    [
      'a SQLite file of another program',
      /of another program/,
      () => sqliteFile('CREATE TABLE trucks (plate)'),
    ],
    [
      'a SQLite file of another program with an id of its own',
      /of another program \(application id 252006674\)/,
      () => sqliteFile('PRAGMA application_id = 252006674; CREATE TABLE events (x)'),
    ],
    [
      'a file of a newer version',
      /newer Kafila \(schema 99, this one knows 1\)/,
      () => storeFileAfter((bytes) => bytes.writeUInt32BE(99, 60)),
    ],
    [
      'a file without its tables',
      /damaged.*"streams" is missing/,
      () => sqliteFile('PRAGMA application_id = 0x4b464c41; PRAGMA user_version = 1; CREATE TABLE x (y)'),
    ],
    [
      'a file with a destroyed header',
      /header is destroyed/,
      () => storeFileAfter((bytes) => bytes.fill(0xa5, 0, 100)),
    ],
    [
      'a file with a destroyed first page',
      /damaged/,
      () => storeFileAfter((bytes) => bytes.fill(0xa5, 100, pageSize)),
    ],
    [
      'a file that is cut off',
      /damaged: it is cut off after \d+ of \d+ bytes/,
      async () => {
        const file = await storeFile();
        truncateSync(file, readFileSync(file).length / 2);
        return file;
      },
    ],
    [
      'a file with a destroyed last page',
      /damaged/,
      () => storeFileAfter((bytes) => bytes.fill(0xa5, bytes.length - pageSize)),
    ],
    [
      'a file whose tree of events is destroyed at its root',
      /damaged/,
      async () => {
        const root = rootPage(await storeFile(), 'events');
        return storeFileAfter((bytes) => bytes.fill(0, (root - 1) * pageSize, root * pageSize));
      },
    ],
  ];

  it.each(cases)('%s', async (_, message, make) => {
    const file = await make();
    const before = readFileSync(file);
    const opening = openSqliteEventStore({ file });
    await expect(opening).rejects.toThrow(EventStoreUnusable);
    await expect(opening).rejects.toThrow(message);
    await expect(opening).rejects.toThrow(file);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('a folder', async () => {
    const file = freshPath();
    mkdirSync(file);
    await expect(openSqliteEventStore({ file })).rejects.toThrow(EventStoreUnusable);
  });

  it('a log whose file is gone', async () => {
    const file = await storeFile();
    const db = new Database(file);
    db.exec("INSERT INTO streams (name) VALUES ('left in the log')");
    const log = readFileSync(`${file}-wal`);
    db.close();
    renameSync(file, `${file}.moved`);
    writeFileSync(`${file}-wal`, log);
    await expect(openSqliteEventStore({ file })).rejects.toThrow(/is missing, but its log/);
    expect(readFileSync(`${file}-wal`).equals(log)).toBe(true);
  });
});

describe('damage in the middle of the file', () => {
  it('is reported by the read that meets it; other streams stay readable', async () => {
    const file = await storeFile();
    const db = new Database(file);
    // The event lies in the leaf that holds it: destroy that leaf, found by its text.
    const id = db.prepare<[], string>('SELECT id FROM events WHERE position = 1000').pluck().get() ?? '';
    db.close();
    const bytes = readFileSync(file);
    const page = Math.floor(bytes.indexOf(id) / pageSize);
    bytes.fill(0xa5, page * pageSize, (page + 1) * pageSize);
    writeFileSync(file, bytes);

    const store = await openSqliteEventStore({ file });
    const reading = readWholeStream(store, 'convoy-9');
    await expect(reading).rejects.toThrow(EventStoreUnusable);
    await expect(reading).rejects.toThrow(/is damaged.*restore the latest backup/);
    expect(await readWholeStream(store, 'convoy-2')).toHaveLength(100);
    await store.close();
  });

  it('is reported where the content of an event is no longer readable', async () => {
    const file = await storeFile();
    const db = new Database(file);
    db.exec(`UPDATE events SET data = '{"n":' WHERE position = 7`);
    db.close();
    const store = await openSqliteEventStore({ file });
    await expect(readWholeStream(store, 'convoy-0')).rejects.toThrow(
      /the event at position 7 is not readable/,
    );
    await store.close();
  });
});

afterAll(() => {
  folder.remove();
});
