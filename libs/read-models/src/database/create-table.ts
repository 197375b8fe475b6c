import { type RawBuilder, sql } from 'kysely';
import { keyOfTable, type RowColumn, type RowTable } from '../tables/descriptor/table.js';
import { type Dialect, dialectOf } from './dialect.js';
import { type Database } from './schema.js';

/** Makes an empty table with its key and without any other index. */
export async function createTable(db: Database, table: RowTable, name: string = table.name): Promise<void> {
  const dialect = dialectOf(db);
  const columns = table.columns.map(
    (column) =>
      sql`${sql.ref(column.name)} ${typeOf(column, dialect)}${column.nullable ? sql`` : sql` not null`}`,
  );
  const key = keyOfTable(table).map((column) => sql.ref(column.name));
  // The key has no name: names of indexes are unique, and tables are renamed.
  await sql`create table ${sql.table(name)} (
    ${sql.join(columns)}, primary key (${sql.join(key)})
  ) ${table.rows === 'short' ? dialect.shortRows : sql``}`.execute(db);
}

/** Adds a column. It is null in the rows that stand, also where it is not null in rows that are made anew. */
export async function addColumn(db: Database, { name }: RowTable, column: RowColumn): Promise<void> {
  const type = typeOf(column, dialectOf(db));
  await sql`alter table ${sql.table(name)} add column ${sql.ref(column.name)} ${type}`.execute(db);
}

function typeOf({ kind }: RowColumn, { text }: Dialect): RawBuilder<unknown> {
  return kind === 'integer' || kind === 'bigint' ? sql.raw(kind) : text;
}
