import { CompiledQuery, PostgresAdapter, type RawBuilder, sql } from 'kysely';
import { type Database } from '../../database/schema.js';
import { type Generation, tableIn } from '../projection/generation.js';
import { type TableChanges } from '../projection/projection.js';
import { type RowTable } from '../../tables/descriptor/table.js';
import { type Cell } from '../../tables/descriptor/column.js';

/** SQLite takes 32766 parameters, PostgreSQL 65535. */
const PARAMETERS_AT_ONCE = 30_000;

/** With more rows a statement is not faster. A power of two, see `chunks`. */
const ROWS_AT_ONCE = 256;

/** Writes the changes. No row may be in them twice: PostgreSQL refuses that. */
export async function writeRows(
  db: Database,
  { table, upserts, deletes }: TableChanges,
  generation: Generation = 'live',
): Promise<void> {
  const name = tableIn(generation, table);
  for (const rows of chunks(deletes, rowsAtOnce(table.keyColumns))) await deleteRows(db, table, name, rows);
  for (const rows of chunks(upserts, rowsAtOnce(table.columns.length))) {
    await db.executeQuery(CompiledQuery.raw(upsertText(db, table, name, rows.length), cellsIn(rows)));
  }
}

/** Writes rows that are not there yet. @param cells of all rows, one row after the other */
export async function insertCells(
  db: Database,
  table: RowTable,
  generation: Generation,
  cells: readonly Cell[],
): Promise<void> {
  const name = tableIn(generation, table);
  const width = table.columns.length;
  const most = rowsAtOnce(width);
  for (let from = 0, rows = most; from < cells.length; from += rows * width) {
    while (rows * width > cells.length - from) rows = Math.floor(rows / 2);
    const some = cells.slice(from, from + rows * width);
    await db.executeQuery(CompiledQuery.raw(upsertText(db, table, name, rows), some));
  }
}

const texts = new Map<string, string>();

/** The statement for so many rows. Each is put together once. */
function upsertText(db: Database, table: RowTable, name: string, rows: number): string {
  // Parameters are `$1` or `?`.
  const numbered = db.getExecutor().adapter instanceof PostgresAdapter;
  const id = `${name} ${rows} ${numbered}`;
  const known = texts.get(id);
  if (known !== undefined) return known;
  const names = table.columns.map(({ name }) => sql.ref(name));
  const values = sql.join(Array.from({ length: rows }, () => sql`(${sql.join(names.map(() => null))})`));
  const updates = names.slice(table.keyColumns).map((name) => sql`${name} = excluded.${name}`);
  const otherwise = updates.length === 0 ? sql`nothing` : sql`update set ${sql.join(updates)}`;
  const { sql: text } = sql`insert into ${sql.table(name)} (${sql.join(names)}) values ${values}
    on conflict (${sql.join(names.slice(0, table.keyColumns))}) do ${otherwise}`.compile(db);
  texts.set(id, text);
  return text;
}

async function deleteRows(
  db: Database,
  table: RowTable,
  name: string,
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  const key = table.columns.slice(0, table.keyColumns);
  // The two databases write lists of row values differently.
  const isRow = (cells: readonly Cell[]): RawBuilder<unknown> =>
    sql`(${sql.join(
      key.map(({ name }, i) => sql`${sql.ref(name)} = ${cells[i]}`),
      sql` and `,
    )})`;
  await sql`delete from ${sql.table(name)} where ${sql.join(rows.map(isRow), sql` or `)}`.execute(db);
}

/** Many times faster than `flat`. */
function cellsIn(rows: readonly (readonly Cell[])[]): Cell[] {
  const cells: Cell[] = [];
  for (const row of rows) for (const cell of row) cells.push(cell);
  return cells;
}

function rowsAtOnce(parameters: number): number {
  return Math.min(ROWS_AT_ONCE, Math.floor(PARAMETERS_AT_ONCE / parameters));
}

/** Full portions, then a half, a quarter and so on: few different statements, which stay prepared. */
export function* chunks<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  let from = 0;
  while (from < items.length) {
    while (size > items.length - from) size = Math.floor(size / 2);
    yield items.slice(from, from + size);
    from += size;
  }
}
