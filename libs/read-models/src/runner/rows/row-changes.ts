import { type Projection, type TableChanges, type Touched } from '../projection/projection.js';
import { type RowTable } from '../../tables/descriptor/table.js';
import { type Cell } from '../../tables/descriptor/column.js';
import { digestOf, type KeptRow, sameCells, type WantedRows } from './rows.js';
import { type KeptRows } from './stored-rows.js';

/** What one batch changes in all tables. */
export class RowChanges {
  readonly tables: readonly TableChanges[];
  /** What the rows digest changes by. */
  digest = 0n;

  constructor(tables: readonly RowTable[]) {
    this.tables = tables.map((table) => ({ table, upserts: [], replaced: [], deletes: [] }));
  }

  /**
   * Adds what distinguishes the rows of a stream from those that stand in the tables.
   *
   * @returns the rows as they will stand there
   */
  add(wanted: WantedRows, stored: KeptRows | undefined): KeptRows {
    const kept = new Map<string, ReadonlyMap<string, KeptRow>>();
    for (const changes of this.tables) {
      const { name } = changes.table;
      const [before, after] = [stored?.get(name), wanted.get(name)];
      if (before || after) kept.set(name, this.compare(changes, before ?? NO_ROWS, after ?? NO_ROWS));
    }
    return kept;
  }

  private compare(
    { table, upserts, replaced, deletes }: TableChanges,
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
      if (old) replaced.push(old.cells);
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

/** What all portions of a commit changed in the tables that the projection notes, and in which streams. */
export class NotedChanges {
  readonly changes: TableChanges[] = [];
  readonly tips: Touched['tips'][number][] = [];
  readonly #names: ReadonlySet<string>;

  constructor({ tables, noted = tables }: Pick<Projection, 'tables' | 'noted'>) {
    this.#names = new Set(noted.map(({ name }) => name));
  }

  add(changes: readonly TableChanges[]): void {
    this.changes.push(...changes.filter(({ table }) => this.#names.has(table.name)));
  }
}

const NO_ROWS: ReadonlyMap<string, never> = new Map<string, never>();
