import { type AliasedRawBuilder, sql } from 'kysely';
import { asText, type Database } from '../../database/schema.js';
import { ownerIn, type RowColumn, type RowTable } from '../../tables/descriptor/table.js';
import { type Cell } from '../../tables/descriptor/column.js';
import { type Generation, tableIn } from '../projection/generation.js';
import { digestOf, keyOf, type KeptRow } from './rows.js';

/** The rows of one stream as they stand in the tables, by table and key. */
export type KeptRows = ReadonlyMap<string, ReadonlyMap<string, KeptRow>>;

/** Ids in one query, well below the limits for parameters. */
const IDS_AT_ONCE = 500;

/** The columns of a table for `select`. A BIGINT is read as text, so that none is rounded. */
export function allColumns({ columns }: RowTable): AliasedRawBuilder<Cell, string>[] {
  return columns.map(({ name, kind }) =>
    kind === 'bigint' ? asText(name).as(name) : sql<Cell>`${sql.ref(name)}`.as(name),
  );
}

/** The cells of a row read by `allColumns`. */
export function readCells({ columns }: RowTable, read: Readonly<Record<string, Cell>>): readonly Cell[] {
  return columns.map((column) => restore(column, read[column.name] ?? null));
}

function restore({ kind }: RowColumn, cell: Cell): Cell {
  return kind === 'bigint' && cell !== null ? BigInt(cell) : cell;
}

/** The rows that stand in the tables for these streams, by stream. */
export async function loadStoredRows(
  db: Database,
  tables: readonly RowTable[],
  streams: readonly string[],
  generation: Generation = 'live',
): Promise<ReadonlyMap<string, KeptRows>> {
  const stored = new Map(streams.map((stream) => [stream, new Map<string, Map<string, KeptRow>>()]));
  for (const table of tables) {
    const found = new Map<string, Map<string, KeptRow>>();
    for (const [stream, rows] of stored) {
      const owner = ownerIn(table, stream);
      if (owner === undefined) continue;
      const ofTable = new Map<string, KeptRow>();
      rows.set(table.name, ofTable);
      found.set(owner, ofTable);
    }
    const owners = [...found.keys()];
    for (let i = 0; i < owners.length; i += IDS_AT_ONCE) {
      const rows = await db
        .selectFrom(tableIn(generation, table))
        .select(allColumns(table))
        .where(sql.ref<string>(table.columns[0].name), 'in', owners.slice(i, i + IDS_AT_ONCE))
        .execute();
      for (const row of rows) {
        const cells = readCells(table, row);
        found.get(String(cells[0]))?.set(keyOf(table, cells), { cells, digest: digestOf(table, cells) });
      }
    }
  }
  return stored;
}
