import Database from 'better-sqlite3';
import { EventStoreUnusable } from '../event-store.errors.js';
import { sqliteFailure } from './failure.js';

/**
 * Makes this process the only writer of `file` until `release` is called or the process ends in whatever way.
 *
 * The lock is an exclusive transaction, held for life, on the small side file `<file>.lock`: the operating system
 * drops it when the process dies, so nothing stale stays behind a kill -9. It must be taken before `file` is read
 * by other means than SQLite: closing such a handle would drop the locks of a store open in this same process.
 *
 * @throws EventStoreUnusable another writer has the file open
 */
export function lockFile(file: string): { release: () => void } {
  const lock = openLock(file);
  try {
    // Nothing is ever written, so no journal need lie about.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw lockFailure(file, error);
  }
  return {
    release() {
      lock.close();
    },
  };
}

function openLock(file: string): Database.Database {
  try {
    return new Database(`${file}.lock`, { timeout: 0 });
  } catch (error) {
    throw lockFailure(file, error);
  }
}

function lockFailure(file: string, cause: unknown): unknown {
  const failure = sqliteFailure(cause);
  if (failure === undefined) return cause;
  if (failure.code.startsWith('SQLITE_BUSY')) {
    return new EventStoreUnusable(
      `The event store file ${file} is already open for writing, by another process or by this one. ` +
        'Only one may write: stop the other, or give this one a file of its own.',
      { cause },
    );
  }
  return new EventStoreUnusable(`The lock ${file}.lock could not be taken: ${failure.message}`, { cause });
}
