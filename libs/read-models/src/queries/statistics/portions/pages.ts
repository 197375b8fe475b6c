import { type RawBuilder, sql } from 'kysely';
import { setImmediate as otherWork } from 'node:timers/promises';
import { type Database } from '../../../database/schema.js';
import { Cells, TAB } from './cells.js';

/** About so many rows are read in one go, some milliseconds: between two goes the process does other work. */
const ROWS_AT_ONCE = 4000;

/** A question that is read in portions. */
interface Question {
  /** A table, or a question in brackets with a name. */
  readonly from: RawBuilder<unknown>;
  readonly where: readonly RawBuilder<unknown>[];
  /**
   * The table and the first column of its key: all rows of one owner come in the same portion. `where`: those of the
   * conditions that an index of the table finds rows by; without any of them all rows are counted.
   */
  readonly ownedBy: {
    readonly table: string;
    readonly column: string;
    readonly where?: readonly RawBuilder<unknown>[];
  };
}

/** Rows in portions, in no order within one. */
export async function* pagesOf<Row extends object>(
  db: Database,
  { from, columns, where, ownedBy }: Question & { readonly columns: RawBuilder<unknown> },
): AsyncGenerator<readonly Row[]> {
  for await (const within of portionsOf(db, ownedBy)) {
    const { rows } = await sql<Row>`select ${columns} from ${from}
      where ${allOf([...where, ...within])}`.execute(db);
    yield rows;
  }
}

/**
 * The same for millions of rows: the database writes the cells of a portion into one text. To make an object of each row
 * takes three times as long, on either database.
 *
 * @param cells texts without tabs, whole numbers, or null; each as the arguments of `concat`
 */
export async function* cellsOf(
  db: Database,
  { from, cells, where, ownedBy }: Question & { readonly cells: readonly RawBuilder<unknown>[] },
): AsyncGenerator<Cells> {
  const tab = sql.lit(TAB);
  for await (const within of portionsOf(db, ownedBy)) {
    const { rows } = await sql<{ cells: string | null }>`
      select string_agg(concat(${sql.join(cells, sql`, ${tab}, `)}), ${tab}) as cells from ${from}
      where ${allOf([...where, ...within])}`.execute(db);
    yield new Cells(rows[0]?.cells ?? '');
  }
}

/** What bounds each portion. */
async function* portionsOf(
  db: Database,
  ownedBy: Question['ownedBy'],
): AsyncGenerator<readonly RawBuilder<unknown>[]> {
  const owner = sql.ref(ownedBy.column);
  let after: readonly RawBuilder<unknown>[] = [];
  for (;;) {
    const last = await lastOwner(db, ownedBy, after);
    if (last === undefined) {
      yield after;
      return;
    }
    yield [...after, sql`${owner} <= ${last}`];
    after = [sql`${owner} > ${last}`];
    await otherWork();
  }
}

/** The owner that a portion ends with; undefined where it is the last portion. */
async function lastOwner(
  db: Database,
  { table, column, where = [] }: Question['ownedBy'],
  after: readonly RawBuilder<unknown>[],
): Promise<string | undefined> {
  const owner = sql.ref(column);
  const { rows } = await sql<{ owner: string }>`select ${owner} as owner from ${sql.table(table)}
    where ${allOf([...where, ...after])} order by ${owner} limit 1 offset ${ROWS_AT_ONCE}`.execute(db);
  return rows[0]?.owner;
}

function allOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`1 = 1` : sql.join(conditions, sql` and `);
}
