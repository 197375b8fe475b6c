import Database from 'better-sqlite3';
import { sqliteFailure } from './failure.js';

export interface FileLock {
  release(): void;
}

/**
 * Makes this process the only holder of a lock file of its own, made if missing; undefined where it is held already.
 * The lock is an exclusive SQLite transaction: the system drops it when the process dies, even by kill -9.
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
