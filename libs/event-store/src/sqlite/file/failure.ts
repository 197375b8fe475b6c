import { EventStoreUnavailable, EventStoreUnusable } from '../../event-store.errors.js';

export interface SqliteFailure {
  /** `SQLITE_CORRUPT`, `SQLITE_BUSY`, ... with extensions, see https://www.sqlite.org/rescode.html */
  readonly code: string;
  readonly message: string;
}

/**
 * The error as SQLite's; undefined for any other. Known by its code, not by its class: where a process has several
 * JavaScript realms, the native module makes all its errors in the first.
 */
export function sqliteFailure(error: unknown): SqliteFailure | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error) || !('message' in error))
    return undefined;
  const { code, message } = error;
  if (typeof code !== 'string' || !code.startsWith('SQLITE_')) return undefined;
  return { code, message: String(message) };
}

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
  return failureOf('read', file, error);
}

/** An error of opening as the port knows it, like {@link readFailure}. */
export function openFailure(file: string, error: unknown): unknown {
  return failureOf('opened', file, error);
}

function failureOf(done: string, file: string, error: unknown): unknown {
  const failure = sqliteFailure(error);
  if (failure === undefined) return error;
  if (isDamage(failure.code)) return damaged(file, failure.message, error);
  return new EventStoreUnavailable(`The event store file ${file} could not be ${done}: ${failure.message}`, {
    cause: error,
  });
}
