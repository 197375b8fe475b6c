import { sql } from 'kysely';
import { type Database } from '../../database/schema.js';
import { type ChangeId } from '../../runner/projection/change-id.js';
import { type TableChanges, type Touched } from '../../runner/projection/projection.js';
import { rowOf, type RowOf, type RowTable } from '../../tables/descriptor/table.js';

/** Conditions in one statement, with five parameters each at most. */
const AT_ONCE = 200;

/** Convoys that changed, each with the latest event that changed it. */
export class ChangedConvoys {
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

  hasTip(stream: string): boolean {
    return this.tips.has(stream);
  }

  /** @param convoyId empty: none */
  add(convoyId: string, position = 0n): void {
    if (convoyId === '') return;
    if (position > (this.convoys.get(convoyId) ?? 0n)) this.convoys.set(convoyId, position);
  }

  /** Notes each with the event that changed it. */
  write(db: Database): Promise<void> {
    return write(
      db,
      [...this.convoys].map(([convoyId, position]) => [convoyId, { position, repair: 0 }]),
    );
  }

  /** Notes each as a repair with its own number. @returns how many */
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

/** The changed rows of a table, as they are now and as they were. */
export function changedIn<T extends RowTable>(
  changes: readonly TableChanges[],
  table: T,
): readonly RowOf<T>[] {
  return changes.flatMap(({ table: { name }, upserts, replaced, deletes }) =>
    name === table.name ? [...upserts, ...replaced, ...deletes].map((cells) => rowOf(table, cells)) : [],
  );
}

/** By key: the latest event that changed a row with it. */
export function latest<Row extends { readonly stream: string }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string | null,
  noted: ChangedConvoys,
): ReadonlyMap<string, bigint> {
  const tips = new Map<string, bigint>();
  for (const row of rows) {
    const [key, tip] = [String(keyOf(row)), noted.tipOf(row.stream)];
    if (tip > (tips.get(key) ?? 0n)) tips.set(key, tip);
  }
  return tips;
}

/** Portions for one statement each. */
export function* portions<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += AT_ONCE) yield items.slice(from, from + AT_ONCE);
}
