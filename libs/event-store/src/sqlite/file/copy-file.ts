import Database from 'better-sqlite3';
import { readFailure } from './failure.js';

export interface CopyStoreOptions {
  /** Called after each portion. */
  readonly progress?: (pages: number, ofPages: number) => void;
  readonly signal?: AbortSignal;
}

/** Ten megabytes at the usual size of a page: others get their turn in between. */
const pagesAtOnce = 2_560;

/**
 * Copies an embedded store as it stands now, while a service may write to it: the copy is of one moment, whatever is
 * committed meanwhile. Only reads. `to` must not exist.
 *
 * @throws EventStoreUnusable, EventStoreUnavailable, the reason of `signal`
 */
export async function copyStoreFile(
  file: string,
  to: string,
  { progress, signal }: CopyStoreOptions = {},
): Promise<void> {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 5_000 });
    try {
      // Without a transaction the copy would begin anew at each commit, and on a busy store never end.
      db.exec('BEGIN');
      db.prepare('SELECT 1 FROM events LIMIT 1').get();
      await db.backup(to, {
        progress: ({ totalPages, remainingPages }) => {
          signal?.throwIfAborted();
          progress?.(totalPages - remainingPages, totalPages);
          return pagesAtOnce;
        },
      });
      signal?.throwIfAborted();
    } finally {
      db.close();
    }
    inOneFile(to);
  } catch (error) {
    throw readFailure(file, error);
  }
}

/** A copy that is only read needs no write-ahead log beside it; whoever writes to it makes one. */
function inOneFile(file: string): void {
  const copy = new Database(file);
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}
