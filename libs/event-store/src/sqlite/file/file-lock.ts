import Database from 'better-sqlite3';
import { sqliteFailure } from './failure.js';

/** Held until it is released, or until the process ends in whatever way. */
export interface FileLock {
  release(): void;
}

/**
 * Makes this process the only holder of a lock file.
 *
 * The lock is an exclusive SQLite transaction: the operating system drops it when the process dies, so that nothing stale
 * is left after a kill -9.
 *
 * @param file a file of its own, made if missing; nothing is written to it
 * @returns undefined where it is held already, by another process or by this one
 */
export function lockFile(file: string): FileLock | undefined {
  const lock = new Database(file, { timeout: 0 });
  try {
    // Nothing is ever written: without this an empty journal would lie about.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (sqliteFailure(error)?.code.startsWith('SQLITE_BUSY')) return undefined;
    throw error;
  }
  return {
    release() {
      lock.close();
    },
  };
}
