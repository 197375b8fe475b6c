import Database from 'better-sqlite3';
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { applicationId, schemaVersion, tables } from './schema.js';

/** Puts an empty store at `file`, whole or not at all: it is made under another name and renamed. The lock must be held. */
export function createStoreFile(file: string): void {
  const unfinished = `${file}.new`;
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(unfinished + suffix, { force: true });

  const db = new Database(unfinished);
  try {
    db.pragma('synchronous = FULL');
    db.transaction(() => {
      db.pragma(`application_id = ${applicationId}`);
      db.pragma(`user_version = ${schemaVersion}`);
      db.exec(tables);
    })();
    db.pragma('journal_mode = WAL');
  } finally {
    db.close();
  }
  renameSync(unfinished, file);
  syncFolder(dirname(file));
}

/** Makes the new name durable. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
