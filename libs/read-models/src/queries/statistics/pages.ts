import { type RawBuilder, sql } from 'kysely';
import { setImmediate as otherWork } from 'node:timers/promises';
import { type Database } from '../../database/schema.js';

/** About so many rows are read in one go, some milliseconds: between two goes the process does other work. */
const ROWS_AT_ONCE = 4000;

/** A question that is read in portions. */
export interface PagedQuestion {
  /** A table, or a question in brackets with a name. */
  readonly from: RawBuilder<unknown>;
  /** Of each row, nothing else is read: what a million rows have in addition costs a second. */
  readonly columns: RawBuilder<unknown>;
  readonly where: readonly RawBuilder<unknown>[];
  /** The table and the first column of its key: all rows of one owner come in the same portion. */
  readonly ownedBy: { readonly table: string; readonly column: string };
}

/** The rows in portions, in no order within one. */
export async function* pagesOf<Row extends object>(
  db: Database,
  { from, columns, where, ownedBy }: PagedQuestion,
): AsyncGenerator<readonly Row[]> {
  const owner = sql.ref(ownedBy.column);
  let after: string | undefined;
  for (;;) {
    const last = await ownerBehind(db, ownedBy, after);
    const conditions = [
      ...where,
      ...(after === undefined ? [] : [sql`${owner} > ${after}`]),
      ...(last === undefined ? [] : [sql`${owner} <= ${last}`]),
    ];
    const { rows } = await sql<Row>`select ${columns} from ${from}
      where ${conditions.length === 0 ? sql`1 = 1` : sql.join(conditions, sql` and `)}`.execute(db);
    yield rows;
    if (last === undefined) return;
    after = last;
    await otherWork();
  }
}

/** The owner that a portion ends with; undefined where it is the last portion. */
async function ownerBehind(
  db: Database,
  { table, column }: PagedQuestion['ownedBy'],
  after: string | undefined,
): Promise<string | undefined> {
  const owner = sql.ref(column);
  const { rows } = await sql<{ owner: string }>`select ${owner} as owner from ${sql.table(table)}
    where ${after === undefined ? sql`1 = 1` : sql`${owner} > ${after}`}
    order by ${owner} limit 1 offset ${ROWS_AT_ONCE}`.execute(db);
  return rows[0]?.owner;
}
