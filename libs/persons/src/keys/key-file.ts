import Sqlite from 'better-sqlite3';
import { closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { PersonKeysUnusable } from './person-keys.js';

/** 'Kfpk' */
const APPLICATION_ID = 0x4b66706b;
const OTHERS_MAY = 0o077;

/**
 * Opens the file of the keys of persons; makes it where it is missing. What is deleted is overwritten in it.
 * @throws PersonKeysUnusable others may read it, or it is another file
 */
export function openKeyFile(file: string): Sqlite.Database {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  } catch (cause) {
    throw new PersonKeysUnusable(`No keys of persons can be kept at ${file}: ${String(cause)}`, { cause });
  }
  return opened(file, (db) => {
    // A write-ahead log would keep what was deleted. A journal that stays can be overwritten; one that is removed cannot.
    db.pragma('journal_mode = PERSIST');
    db.pragma('synchronous = FULL');
    db.pragma('secure_delete = ON');
    db.pragma('temp_store = MEMORY');
    db.transaction(() => {
      createTables(db);
    }).immediate();
  });
}

/** The same for reading only; undefined as long as there is no such file. @throws PersonKeysUnusable */
export function openKeyFileToRead(file: string): Sqlite.Database | undefined {
  if (!existsSync(file) || statSync(file).size === 0) return undefined;
  return opened(file, () => undefined, { readonly: true });
}

function opened(
  file: string,
  prepare: (db: Sqlite.Database) => void,
  options: Sqlite.Options = {},
): Sqlite.Database {
  const mode = statSync(file).mode & OTHERS_MAY;
  if (mode !== 0) {
    throw new PersonKeysUnusable(`Others may read the keys of persons in ${file}; run: chmod 600 ${file}`);
  }
  let db: Sqlite.Database | undefined;
  try {
    db = new Sqlite(file, options);
    db.pragma('busy_timeout = 5000');
    if (!db.readonly) prepare(db);
    if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID)
      throw new Error('it is another file');
    return db;
  } catch (cause) {
    db?.close();
    throw new PersonKeysUnusable(`The keys of persons in ${file} cannot be read: ${String(cause)}`, {
      cause,
    });
  }
}

/** Nothing in the file says who a person is: `identity` is an HMAC under the secret. */
function createTables(db: Sqlite.Database): void {
  if (db.pragma('application_id', { simple: true }) === APPLICATION_ID) return;
  if (db.prepare('SELECT 1 FROM sqlite_master').get() !== undefined) return;
  db.exec(`
    CREATE TABLE secret (secret BLOB NOT NULL);
    CREATE TABLE persons (
      person_id TEXT NOT NULL PRIMARY KEY,
      identity BLOB UNIQUE,
      key BLOB
    ) WITHOUT ROWID;
    INSERT INTO secret SELECT randomblob(32);
    PRAGMA application_id = ${APPLICATION_ID};
  `);
}
