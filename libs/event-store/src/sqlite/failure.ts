import { EventStoreUnavailable, EventStoreUnusable } from '../event-store.errors.js';

/** Result code of an SQLite error (`SQLITE_CORRUPT`, ...); undefined for any other error. */
export function sqliteCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' && error.code.startsWith('SQLITE_') ? error.code : undefined;
}

/** Whether the file itself is to blame, not the moment. */
export function isDamage(code: string): boolean {
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
}

export function damaged(file: string, found: string, cause?: unknown): EventStoreUnusable {
  return new EventStoreUnusable(
    `The event store file ${file} is damaged: ${found}. Stop writing to it, keep a copy, and restore the latest ` +
      `backup, or salvage what is readable with "sqlite3 ${file} .recover".`,
    { cause },
  );
}

/** An error of a read as the port knows it. Errors that are not SQLite's are passed on as they are. */
export function readFailure(file: string, error: unknown): unknown {
  const code = sqliteCode(error);
  if (code === undefined || !(error instanceof Error)) return error;
  if (isDamage(code)) return damaged(file, error.message, error);
  return new EventStoreUnavailable(`The event store file ${file} could not be read: ${error.message}`, {
    cause: error,
  });
}
