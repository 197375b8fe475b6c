import { atOnce } from '#kafila/domain';
import { type Cell, type ColumnKind } from './column.js';
import { type RowTable, type SourceOf } from './table.js';

/** All rows of one stream: by table, their cells in the order of the columns. */
export type RowsOfStream = ReadonlyMap<RowTable, readonly (readonly Cell[])[]>;

/** B-tree keys are limited to about a third of a page (PostgreSQL: 2704 bytes), and four bytes make a character. */
const LONGEST_NAME = 500;

const UNSTORABLE = /[\0\ud800-\udfff]/;

/** How a table gets its rows from what is known of one stream. */
export interface Filling<Known> {
  readonly table: RowTable;
  readonly fillingRows: (known: Known) => Generator<void, readonly (readonly Cell[])[]>;
}

/** Rows filled before others have their turn: a fraction of a millisecond. */
const ROWS_AT_ONCE = 100;

/** @param sourcesOf what the rows are made of, in any order */
export function filling<Known, T extends RowTable>(
  table: T,
  sourcesOf: (known: Known) => readonly SourceOf<T>[],
): Filling<Known> {
  return {
    table,
    *fillingRows(known) {
      const rows: (readonly Cell[])[] = [];
      for (const source of sourcesOf(known)) {
        rows.push(filledRow(table, source));
        if (rows.length % ROWS_AT_ONCE === 0) yield;
      }
      return rows;
    },
  };
}

/** @throws where a name is too long to be indexed, and where a cell has no value */
export function fillTables<Known>(fillings: readonly Filling<Known>[], known: Known): RowsOfStream {
  return atOnce(fillingTables(fillings, known));
}

/** The same in portions, so that others have their turn. */
export function* fillingTables<Known>(
  fillings: readonly Filling<Known>[],
  known: Known,
): Generator<void, RowsOfStream> {
  const rows = new Map<RowTable, readonly (readonly Cell[])[]>();
  for (const { table, fillingRows } of fillings) {
    rows.set(table, yield* fillingRows(known));
    yield;
  }
  return rows;
}

/**
 * The cells of a row as both databases will give them back. PostgreSQL has no NUL in text, and neither database keeps
 * half a surrogate pair: both become U+FFFD.
 */
function filledRow(table: RowTable, source: unknown): readonly Cell[] {
  const cells: Cell[] = [];
  for (const column of table.columns) {
    const cell = column.fill(source) as Cell | undefined;
    // Events are not what their types say: what a unit sent was checked by the Kafila of its day.
    if (cell === undefined) throw new Error(`A row of ${table.name} has no ${column.name}.`);
    const { kind } = column;
    cells.push(typeof cell !== 'string' || kind === 'json' ? cell : textOf(column.name, kind, cell));
  }
  return cells;
}

function textOf(name: string, kind: ColumnKind, text: string): string {
  if (kind === 'name' && text.length > LONGEST_NAME) {
    throw new Error(`${name} has ${text.length} characters; at most ${LONGEST_NAME} can be indexed.`);
  }
  return UNSTORABLE.test(text) ? storable(text) : text;
}

function storable(text: string): string {
  // Encoding replaces lone surrogates.
  return Buffer.from(text.replaceAll('\0', '\ufffd'), 'utf8').toString('utf8');
}
