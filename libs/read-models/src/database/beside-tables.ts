import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { isPostgres } from './dialect.js';
import { type Database } from './schema.js';

/** Makes the indexes that `table` has. Names of indexes are unique, so these end differently. */
export async function createIndexesBeside(db: Database, table: string, beside: string): Promise<void> {
  const ending = uuidv7().slice(-12);
  for (const { name, definition } of await indexesOf(db, table)) {
    // `create index <name> on <table> ...` in both databases.
    const rest = definition.slice(definition.indexOf('(', / on /i.exec(definition)?.index ?? 0));
    const called = `${name.replace(/_[0-9a-f]{12}$/, '')}_${ending}`;
    await sql`create index ${sql.id(called)} on ${sql.table(beside)} ${sql.raw(rest)}`.execute(db);
  }
  // Both databases plan by the number of rows.
  await sql`analyze ${sql.table(beside)}`.execute(db);
}

export async function renameTable(db: Database, from: string, to: string): Promise<void> {
  await sql`alter table ${sql.table(from)} rename to ${sql.table(to)}`.execute(db);
}

export async function dropIfThere(db: Database, table: string): Promise<void> {
  await sql`drop table if exists ${sql.table(table)}`.execute(db);
}

/**
 * Waits for the readers to finish, and lets no other begin until the transaction is over: every reader reads the
 * checkpoints first. On SQLite, readers see the moment at which they began anyway.
 */
export async function keepReadersOut(db: Database): Promise<void> {
  if (isPostgres(db)) await sql`lock table projections in access exclusive mode`.execute(db);
}

async function indexesOf(
  db: Database,
  table: string,
): Promise<readonly { readonly name: string; readonly definition: string }[]> {
  const query = isPostgres(db)
    ? sql<{ name: string; definition: string }>`
        select indexname as name, indexdef as definition from pg_indexes
        where schemaname = current_schema() and tablename = ${table} and indexdef not like 'CREATE UNIQUE%'
        order by indexname`
    : sql<{ name: string; definition: string }>`
        select name, sql as definition from sqlite_schema
        where type = 'index' and tbl_name = ${table} and sql is not null order by name`;
  return (await query.execute(db)).rows;
}
