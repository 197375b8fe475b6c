import { type FoldedStream } from './fold-batch.js';
import { type Cell, type RowTable, type RowTableName } from './projection.js';
import { digestOf, type KeptRow, sameCells } from './rows.js';
import { type KeptRows } from './stored-rows.js';

/** What is to be written to one table. */
export interface TableChanges {
  readonly table: RowTable;
  readonly upserts: (readonly Cell[])[];
  /** Rows that vanished; their key columns come first. */
  readonly deletes: (readonly Cell[])[];
}

/** What one batch changes in all tables. */
export class RowChanges {
  readonly tables: readonly TableChanges[];
  /** What the rows digest changes by. */
  digest = 0n;

  constructor(tables: readonly RowTable[]) {
    this.tables = tables.map((table) => ({ table, upserts: [], deletes: [] }));
  }

  /**
   * Adds what distinguishes the rows of a stream from those that stand in the tables.
   *
   * @returns the rows as they will stand there
   */
  add({ folded, stored }: Pick<FoldedStream<unknown>, 'folded' | 'stored'>): KeptRows {
    const kept = new Map<RowTableName, ReadonlyMap<string, KeptRow>>();
    for (const [i, changes] of this.tables.entries()) {
      const before = stored?.get(changes.table.name);
      const wanted = folded?.wanted[i];
      kept.set(changes.table.name, this.compare(changes, before ?? new Map(), wanted ?? new Map()));
    }
    return kept;
  }

  private compare(
    { table, upserts, deletes }: TableChanges,
    before: ReadonlyMap<string, KeptRow>,
    wanted: ReadonlyMap<string, readonly Cell[]>,
  ): ReadonlyMap<string, KeptRow> {
    const after = new Map<string, KeptRow>();
    for (const [key, cells] of wanted) {
      const old = before.get(key);
      if (old && sameCells(old.cells, cells)) {
        after.set(key, old);
        continue;
      }
      const digest = digestOf(table, cells);
      this.digest += digest - (old?.digest ?? 0n);
      upserts.push(cells);
      after.set(key, { cells, digest });
    }
    for (const [key, old] of before) {
      if (wanted.has(key)) continue;
      this.digest -= old.digest;
      deletes.push(old.cells);
    }
    return after;
  }
}
