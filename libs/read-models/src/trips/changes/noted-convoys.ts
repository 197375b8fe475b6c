import { sql } from 'kysely';
import { type Database } from '../../database/schema.js';
import { type ChangeId } from '../../runner/projection/change-id.js';
import { type TableChanges, type Touched } from '../../runner/projection/projection.js';
import { rowOf, type RowOf, type RowTable } from '../../tables/descriptor/table.js';

/** Questions put into one statement; five parameters each at most. */
const AT_ONCE = 200;

/** The latest event for each convoy. */
export class Noted {
  private readonly convoys = new Map<string, bigint>();
  private readonly tips: ReadonlyMap<string, bigint>;

  constructor(tips: Touched['tips']) {
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

  /** Notes each under the event that changed it. */
  write(db: Database): Promise<void> {
    return write(
      db,
      [...this.convoys].map(([convoyId, position]) => [convoyId, { position, repair: 0 }]),
    );
  }

  /** Notes each under a number of its own. @returns how many */
  async writeRepairs(db: Database, { position, repair }: ChangeId): Promise<number> {
    const convoyIds = [...this.convoys.keys()].sort();
    await write(
      db,
      convoyIds.map((convoyId, i) => [convoyId, { position, repair: repair + i + 1 }]),
    );
    return convoyIds.length;
  }
}

async function write(db: Database, noted: readonly (readonly [string, ChangeId])[]): Promise<void> {
  for (const some of portions(noted)) {
    const values = some.map(([convoyId, { position, repair }]) => sql`(${convoyId}, ${position}, ${repair})`);
    await sql`insert into convoy_changes (convoy_id, position, mend) values ${sql.join(values)}
      on conflict (convoy_id) do update set position = excluded.position, mend = excluded.mend`.execute(db);
  }
}

/** Rows of a table as they stand now and, where they stood there before, as they were. */
export function changedIn<T extends RowTable>(
  changes: readonly TableChanges[],
  table: T,
): readonly RowOf<T>[] {
  return changes.flatMap(({ table: { name }, upserts, replaced, deletes }) =>
    name === table.name ? [...upserts, ...replaced, ...deletes].map((cells) => rowOf(table, cells)) : [],
  );
}

/** The latest event that changed one of the rows with a key. */
export function latest<Row extends { readonly stream: string }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string | null,
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
