import { sql } from 'kysely';
import { type Database } from '../../database/schema.js';
import { type Generation, tableIn } from '../projection/generation.js';
import { type RowTable } from '../../tables/descriptor/table.js';
import { type Cell } from '../../tables/descriptor/column.js';
import { digestOf } from './rows.js';
import { allColumns, readCells } from './stored-rows.js';

const MODULUS = 1n << 128n;
const PAGE = 2000;

/** The digest of no rows at all. */
export const NO_ROWS = printDigest(0n);

/**
 * Adds to a rows digest: the sum of the rows' digests modulo 2^128. It does not depend on the order in which rows were
 * written, so a rebuild must arrive at the same one.
 */
export function addToDigest(digest: string, difference: bigint): string {
  return printDigest(BigInt(`0x${digest}`) + difference);
}

function printDigest(sum: bigint): string {
  return (((sum % MODULUS) + MODULUS) % MODULUS).toString(16).padStart(32, '0');
}

/** Computes the digest of the rows as they stand in the tables, to compare it with the kept one. Reads everything. */
export async function recomputeRowsDigest(
  db: Database,
  tables: readonly RowTable[],
  generation: Generation = 'live',
): Promise<string> {
  let sum = 0n;
  for (const table of tables) {
    for await (const cells of allRows(db, table, generation)) sum += digestOf(table, cells);
  }
  return printDigest(sum);
}

/** All rows of a table in the order of its key. */
export async function* allRows(
  db: Database,
  table: RowTable,
  generation: Generation,
): AsyncGenerator<readonly Cell[]> {
  const key = sql.join(table.columns.slice(0, table.keyColumns).map(({ name }) => sql.ref(name)));
  let last: readonly Cell[] | undefined;
  do {
    let query = db
      .selectFrom(tableIn(generation, table))
      .select(allColumns(table))
      .orderBy(sql`${key}`)
      .limit(PAGE);
    if (last) {
      const lastKey = sql.join(last.slice(0, table.keyColumns));
      query = query.where(sql<boolean>`(${key}) > (${lastKey})`);
    }
    last = undefined;
    const page = await query.execute();
    for (const row of page) yield readCells(table, row);
    const end = page.at(-1);
    if (end && page.length === PAGE) last = readCells(table, end);
  } while (last);
}
