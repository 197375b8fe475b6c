import { type RawBuilder, sql } from 'kysely';
import { setImmediate as otherWork } from 'node:timers/promises';
import { type Database } from '../../database/schema.js';

/** Rows read in one go: between two of them the process does other work. */
const ROWS_AT_ONCE = 20_000;

/** A question that is read in portions, in the order of a key. */
export interface PagedQuestion<Row> {
  readonly from: RawBuilder<unknown>;
  /** All columns but those of the key. */
  readonly columns: RawBuilder<unknown>;
  readonly where: readonly RawBuilder<unknown>[];
  readonly key: readonly (keyof Row & string)[];
}

/** The rows, in portions. */
export async function* pagesOf<Row extends object>(
  db: Database,
  { from, columns, where, key }: PagedQuestion<Row>,
): AsyncGenerator<readonly Row[]> {
  const keyColumns = sql.join(key.map((column) => sql.ref(column)));
  let last: Row | undefined;
  do {
    const behind = last ? [sql`(${keyColumns}) > (${sql.join(key.map((column) => last?.[column]))})`] : [];
    const conditions = [...where, ...behind];
    const { rows } = await sql<Row>`
      select ${keyColumns}, ${columns} from ${from} where ${sql.join(conditions, sql` and `)}
      order by ${keyColumns} limit ${ROWS_AT_ONCE}`.execute(db);
    yield rows;
    last = rows.length === ROWS_AT_ONCE ? rows.at(-1) : undefined;
    if (last) await otherWork();
  } while (last);
}
