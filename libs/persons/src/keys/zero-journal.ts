import type Sqlite from 'better-sqlite3';
import { closeSync, existsSync, fstatSync, fsyncSync, openSync, writeSync } from 'node:fs';

/**
 * Overwrites the rollback journal of a database with zeros: it holds pages as they were before, and with them keys that are
 * destroyed since. The lock keeps every other process from writing meanwhile; this transaction writes nothing, so it has no
 * need of the journal itself.
 */
export function zeroJournal(db: Sqlite.Database): void {
  const journal = `${db.name}-journal`;
  db.transaction(() => {
    if (existsSync(journal)) overwrite(journal);
  }).immediate();
}

function overwrite(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    writeSync(handle, Buffer.alloc(fstatSync(handle).size), 0, undefined, 0);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
