import { PostgresAdapter, type RawBuilder, sql } from 'kysely';
import { type Database } from './schema.js';

/** What the two databases say in different words. */
export interface Dialect {
  /** Compared byte by byte on both databases, so that the same rows come in the same order. */
  readonly text: RawBuilder<unknown>;
  readonly bytes: RawBuilder<unknown>;
  /** After the columns of a table with short rows: keeps them in the order of the key, without a second copy of it. */
  readonly shortRows: RawBuilder<unknown>;
}

const SQLITE: Dialect = { text: sql`text`, bytes: sql`blob`, shortRows: sql`without rowid` };
const POSTGRES: Dialect = { text: sql`text collate "C"`, bytes: sql`bytea`, shortRows: sql`` };

export function dialectOf(db: Database): Dialect {
  return isPostgres(db) ? POSTGRES : SQLITE;
}

export function isPostgres(db: Database): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}
