import { type Cell } from '../../tables/descriptor/column.js';
import { type RowTable } from '../../tables/descriptor/table.js';
import { type Projection } from '../projection/projection.js';
import { digestOf } from '../rows/rows.js';
import { weightOfCells } from '../rows/weight-of-cells.js';
import { type Outcome } from './fold-stream.js';

/** The rows of streams that have none yet, as they are inserted. */
export class CellsOfStreams {
  /** By table: the cells of all rows, one row after the other. */
  readonly cells = new Map<string, Cell[]>();
  /** The sum of the rows' digests. */
  digest = 0n;
  weight = 0;

  constructor(private readonly projection: Projection) {}

  add(stream: string, outcome: Outcome): void {
    for (const { table, rows } of this.rowsIn(stream, outcome)) {
      let ofTable = this.cells.get(table.name);
      if (!ofTable) this.cells.set(table.name, (ofTable = []));
      for (const row of rows) {
        if (table !== this.projection.ledger?.index) this.digest += digestOf(table, row);
        this.weight += weightOfCells(row);
        for (const cell of row) ofTable.push(cell);
      }
    }
  }

  private *rowsIn(stream: string, { folded, reports = [] }: Outcome): Generator<RowsOfTable> {
    const { tables, ledger } = this.projection;
    for (const table of tables) {
      const rows = folded?.wanted.get(table.name);
      if (rows && rows.size > 0) yield { table, rows: rows.values() };
    }
    if (ledger && reports.length > 0) yield { table: ledger.index, rows: ledger.linesOf(stream, reports) };
  }
}

interface RowsOfTable {
  readonly table: RowTable;
  readonly rows: Iterable<readonly Cell[]>;
}
