import type Database from 'better-sqlite3';
import { isDamage, sqliteFailure } from '../file/failure.js';

/** The disk or the file failed during a commit. What the file holds is unknown from here on. */
export class FileFailed extends Error {
  override readonly name = 'FileFailed';
}

/** Transactions of the only writer of a file, one at a time. */
export class Transactions {
  readonly #begin;
  readonly #commit;
  readonly #rollback;

  constructor(private readonly db: Database.Database) {
    this.#begin = db.prepare('BEGIN IMMEDIATE');
    this.#commit = db.prepare('COMMIT');
    this.#rollback = db.prepare('ROLLBACK');
  }

  /** What the work writes is durable when this returns, and undone when it throws. @throws FileFailed, what the work throws */
  run<Result>(work: () => Result): Result {
    try {
      this.#begin.run();
      const result = work();
      this.#commit.run();
      return result;
    } catch (error) {
      const failure = sqliteFailure(error);
      if (failure !== undefined && (failure.code.startsWith('SQLITE_IOERR') || isDamage(failure.code))) {
        // After a failed sync the system may have dropped pages it reports as clean: a retry proves nothing.
        throw new FileFailed(failure.message, { cause: error });
      }
      if (this.db.inTransaction) this.#rollback.run();
      throw error;
    }
  }

  /**
   * Commits as an append does, and changes nothing: the version of the schema is written over itself.
   *
   * @throws FileFailed, an error of SQLite that an append would get too
   */
  probe(version: number): void {
    this.run(() => this.db.pragma(`user_version = ${version}`));
  }
}
