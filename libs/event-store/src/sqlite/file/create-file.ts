import Database from 'better-sqlite3';
import { renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { EventStoreUnusable } from '../../event-store.errors.js';
import { applicationId, schemaVersion, tables } from './schema.js';
import { syncFolder } from './sync-folder.js';

/**
 * Puts an empty store at `file`, whole or not at all: it is made under another name and renamed. The lock must be held.
 * @throws EventStoreUnusable none can be made, on a full disk for one
 */
export function createStoreFile(file: string): void {
  try {
    create(file);
  } catch (cause) {
    const { message } = cause as Error;
    throw new EventStoreUnusable(`No event store could be made at ${file}: ${message}`, { cause });
  }
}

function create(file: string): void {
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
