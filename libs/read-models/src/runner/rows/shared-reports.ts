import { sql } from 'kysely';
import { type Database } from '../../database/schema.js';
import { type Cell } from '../../tables/descriptor/column.js';
import { type Generation, tableIn } from '../projection/generation.js';
import { type ReportLedger } from '../projection/projection.js';
import { allRows } from './rows-digest.js';
import { digestOf } from './rows.js';
import { allColumns, readCells } from './stored-rows.js';
import { chunks, insertCells } from './write-rows.js';

/** A line of the index: id, stream, position, when it occurred. */
type Line = readonly Cell[];

/** Ids in one query. A power of two, see `chunks`. */
const IDS_AT_ONCE = 512;

/** What is to stand in `shared` from now on. */
export interface SharedSince {
  readonly upserts: readonly (readonly Cell[])[];
  /** What the rows digest changes by. */
  readonly digest: bigint;
}

/**
 * Writes the reports of some events to the index. What is known already is left as it is.
 *
 * @returns the rows for `shared`: where another stream has one of the ids, all that have it
 */
export async function noteReports(
  db: Database,
  ledger: ReportLedger,
  generation: Generation,
  lines: readonly Line[],
): Promise<SharedSince> {
  const byId = await knownLines(db, ledger, generation, lines);
  const fresh: Cell[] = [];
  const upserts: (readonly Cell[])[] = [];
  for (const line of lines) {
    const known = byId.get(idOf(line)) ?? [];
    if (known.some((other) => streamOf(other) === streamOf(line))) continue;
    fresh.push(...line);
    const [first] = known;
    if (first && known.length === 1) upserts.push(sharedRow(first));
    if (first) upserts.push(sharedRow(line));
    byId.set(idOf(line), [...known, line]);
  }
  await insertCells(db, ledger.index, generation, fresh);
  return { upserts, digest: digestsOf(ledger, upserts) };
}

/** Finds what is shared in an index that was filled without looking. @returns what the rows digest changes by */
export async function findShared(
  db: Database,
  { index, shared }: ReportLedger,
  generation: Generation,
): Promise<bigint> {
  const [from, to] = [sql.table(tableIn(generation, index)), sql.table(tableIn(generation, shared))];
  const columns = sql.join(shared.columns.map(({ name }) => sql.ref(name)));
  await sql`insert into ${to} (${columns}) select ${columns} from ${from} where report_id in
    (select report_id from ${from} group by report_id having count(*) > 1)`.execute(db);
  let digest = 0n;
  for await (const row of allRows(db, shared, generation)) digest += digestOf(shared, row);
  return digest;
}

async function knownLines(
  db: Database,
  { index }: ReportLedger,
  generation: Generation,
  lines: readonly Line[],
): Promise<Map<string, readonly Line[]>> {
  const byId = new Map<string, readonly Line[]>();
  for (const ids of chunks([...new Set(lines.map(idOf))], IDS_AT_ONCE)) {
    const rows = await db
      .selectFrom(tableIn(generation, index))
      .select(allColumns(index))
      .where(sql.ref<string>('report_id'), 'in', ids)
      .execute();
    for (const row of rows) {
      const line = readCells(index, row);
      byId.set(idOf(line), [...(byId.get(idOf(line)) ?? []), line]);
    }
  }
  return byId;
}

function idOf([reportId]: Line): string {
  return String(reportId);
}

function streamOf([, stream]: Line): string {
  return String(stream);
}

function sharedRow([reportId = null, stream = null, ...rest]: Line): readonly Cell[] {
  return [stream, reportId, ...rest];
}

function digestsOf({ shared }: ReportLedger, rows: readonly (readonly Cell[])[]): bigint {
  return rows.reduce((sum, row) => sum + digestOf(shared, row), 0n);
}
