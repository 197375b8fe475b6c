import { sql, type Transaction } from 'kysely';
import { type RowTable } from '../../tables/descriptor/table.js';
import { addColumn, createTable } from '../create-table.js';
import { type Schema } from '../schema.js';

/**
 * Makes the tables and the columns of descriptors that are missing. A new column is null in the rows that stand, until the
 * runner has built new rows: a descriptor with a new column names the version of the projection that has it (`since`).
 * Columns that no descriptor has stay where they are; new rows are built without them.
 *
 * @returns whether anything was missing
 */
export async function bringUpToDate(trx: Transaction<Schema>, tables: readonly RowTable[]): Promise<boolean> {
  const there = new Map(
    (await trx.introspection.getTables()).map(({ name, columns }) => [
      name,
      new Set(columns.map((column) => column.name)),
    ]),
  );
  let changed = false;
  for (const table of tables) {
    const columns = there.get(table.name);
    if (!columns) {
      await createTable(trx, table);
      changed = true;
      continue;
    }
    for (const column of table.columns) {
      if (columns.has(column.name)) continue;
      await addColumn(trx, table, column);
      changed = true;
    }
  }
  return changed;
}

/** Drops the generations beside the live one: they have the former columns. The next one is built anew. */
export async function dropGenerationsBeside(
  trx: Transaction<Schema>,
  tables: readonly RowTable[],
): Promise<void> {
  const ours = new Set(tables.map(({ name }) => name));
  const there = (await trx.introspection.getTables()).map(({ name }) => name);
  for (const name of there) {
    const [, of = ''] = /^(?:next|old)_(.*)$/.exec(name) ?? [];
    if (ours.has(of)) await trx.schema.dropTable(name).execute();
  }
  for (const [table, column] of [
    ['projections', 'name'],
    ['parked_streams', 'projection'],
    ['skipped_events', 'projection'],
  ] as const) {
    if (!there.includes(table)) continue;
    const kept = sql.ref(column);
    await sql`delete from ${sql.table(table)} where ${kept} like '%@next' or ${kept} like '%@old'`.execute(
      trx,
    );
  }
}
