import { sql } from 'kysely';
import { type Database } from '../database/schema.js';
import { type Cell, type RowTableName, type StreamTip, type TableChanges } from '../runner/projection.js';

/** Questions put into one statement; five parameters each at most. */
const AT_ONCE = 200;

/** A row by the names of its columns. */
export type ChangedRow = Readonly<Record<string, Cell>> & { readonly stream: string };

/** The latest event for each convoy. */
export class Noted {
  private readonly convoys = new Map<string, bigint>();
  private readonly tips: ReadonlyMap<string, bigint>;

  constructor(tips: readonly StreamTip[]) {
    this.tips = new Map(tips.map(({ stream, position }) => [stream, position]));
  }

  tipOf(stream: string): bigint {
    const position = this.tips.get(stream);
    if (position === undefined) throw new Error(`Rows of ${stream} changed, but it was not folded.`);
    return position;
  }

  add(convoyId: string, position = 0n): void {
    if (position > (this.convoys.get(convoyId) ?? 0n)) this.convoys.set(convoyId, position);
  }

  async write(db: Database): Promise<void> {
    for (const some of portions([...this.convoys])) {
      const values = some.map(([convoyId, position]) => sql`(${convoyId}, ${position})`);
      await sql`insert into convoy_changes (convoy_id, position) values ${sql.join(values)}
        on conflict (convoy_id) do update set position = excluded.position`.execute(db);
    }
  }
}

/** Rows of a table as they stand now and, where they stood there before, as they were. */
export function changedIn(changes: readonly TableChanges[], name: RowTableName): readonly ChangedRow[] {
  return changes.flatMap(({ table, upserts, replaced, deletes }) =>
    table.name !== name
      ? []
      : [...upserts, ...replaced, ...deletes].map((cells) => ({
          ...Object.fromEntries(table.columns.map((column, i) => [column.name, cells[i] ?? null])),
          stream: String(cells[0]),
        })),
  );
}

/** The latest event that changed one of the rows with a key. */
export function latest(
  rows: readonly ChangedRow[],
  keyOf: (row: ChangedRow) => Cell | undefined,
  noted: Noted,
): ReadonlyMap<string, bigint> {
  const tips = new Map<string, bigint>();
  for (const row of rows) {
    const [key, tip] = [String(keyOf(row)), noted.tipOf(row.stream)];
    if (tip > (tips.get(key) ?? 0n)) tips.set(key, tip);
  }
  return tips;
}

/** So many that each portion makes one statement. */
export function* portions<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += AT_ONCE) yield items.slice(from, from + AT_ONCE);
}
