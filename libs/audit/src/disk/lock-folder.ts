import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * Makes this process the only one that writes into `folder`, until `release` or the end of the process, however it
 * comes: the lock is an exclusive SQLite transaction on a side file, which the operating system drops.
 *
 * @returns undefined where another one holds it
 */
export function lockFolder(folder: string): { readonly release: () => void } | undefined {
  const lock = new Database(join(folder, 'lock'), { timeout: 0 });
  try {
    // Nothing is ever written, so no journal need lie about.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    // Known by its code, not its class: of several realms in a process, the native module uses the first one's Error.
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    if (typeof code === 'string' && code.startsWith('SQLITE_BUSY')) return undefined;
    throw error;
  }
  return {
    release() {
      lock.close();
    },
  };
}
