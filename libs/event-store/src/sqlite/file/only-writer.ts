import { EventStoreUnusable } from '../../event-store.errors.js';
import { sqliteFailure } from './failure.js';
import { type FileLock, lockFile } from './file-lock.js';

/**
 * Makes this process the only writer of `file` until the lock is released or the process ends. Must be called before
 * `file` is read by other means than SQLite: closing such a handle drops the locks of an open store.
 * @throws EventStoreUnusable another writer has the file open
 */
export function becomeOnlyWriter(file: string): FileLock {
  const lock = locked(file);
  if (lock) return lock;
  throw new EventStoreUnusable(
    `The event store file ${file} is already open for writing, by another process or by this one. ` +
      'Only one may write: stop the other, or give this one a file of its own.',
  );
}

function locked(file: string): FileLock | undefined {
  try {
    return lockFile(`${file}.lock`);
  } catch (cause) {
    const failure = sqliteFailure(cause);
    if (failure === undefined) throw cause;
    throw new EventStoreUnusable(`The lock ${file}.lock could not be taken: ${failure.message}`, { cause });
  }
}
