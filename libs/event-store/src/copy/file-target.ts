import { existsSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type RecordedEvent } from '../event-store.port.js';
import { openSqliteEventSource } from '../sqlite/open-source.js';
import { checkStoreFile } from '../sqlite/file/check-file.js';
import { createStoreFile } from '../sqlite/file/create-file.js';
import { openFailure } from '../sqlite/file/failure.js';
import { becomeOnlyWriter } from '../sqlite/file/only-writer.js';
import { syncFolder } from '../sqlite/file/sync-folder.js';
import { trueName } from '../sqlite/file/true-name.js';
import { unfinishedCopyOf } from '../sqlite/file/unfinished-copy.js';
import { ImportedRows } from '../sqlite/writing/imported-rows.js';
import { CopyRefused, type CopyTarget, requireNotLeft } from './copy-target.js';

/**
 * Opens an embedded store to be filled. Until it is whole it lies beside its place, under a name that no service opens. A
 * whole one is opened only to be compared.
 *
 * @throws EventStoreUnusable a service has it open, or it cannot be made
 */
export function openFileTarget(path: string): CopyTarget {
  const file = trueName(path);
  const lock = becomeOnlyWriter(file);
  try {
    return existsSync(file) ? whole(file, lock) : unfinished(file, lock);
  } catch (error) {
    lock.release();
    throw openFailure(file, error);
  }
}

interface Lock {
  release(): void;
}

function whole(file: string, lock: Lock): CopyTarget {
  const reader = openSqliteEventSource({ file, mustExist: true });
  return {
    reader,
    file,
    take: (events) =>
      events.length === 0
        ? Promise.resolve()
        : Promise.reject(new CopyRefused(`There is an event store at ${file} already. Give another place.`)),
    finish: () => requireNotLeft(reader),
    async close() {
      await reader.close();
      lock.release();
    },
  };
}

function unfinished(file: string, lock: Lock): CopyTarget {
  const copy = unfinishedCopyOf(file);
  if (!existsSync(copy)) createStoreFile(copy);
  checkStoreFile(copy);
  const db = new Database(copy, { fileMustExist: true });
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  const rows = new ImportedRows(db);
  let reader = openSqliteEventSource({ file: copy, mustExist: true });
  let isWhole = false;
  const close = async (): Promise<void> => {
    // The last one to close the file writes the log back into it.
    await reader.close();
    if (db.open) db.close();
  };
  return {
    get reader() {
      return reader;
    },
    file: copy,
    take: (events: readonly RecordedEvent[]) =>
      new Promise((resolve) => {
        rows.add(events);
        resolve();
      }),
    async finish() {
      if (isWhole) return;
      await close();
      renameSync(copy, file);
      syncFolder(dirname(file));
      isWhole = true;
      reader = openSqliteEventSource({ file, mustExist: true });
    },
    async close() {
      await close();
      lock.release();
    },
  };
}
