import { hash } from 'node:crypto';
import {
  type Cell,
  type ColumnKind,
  type Row,
  type RowTable,
  type RowTableName,
} from '../projection/projection.js';

/** B-tree keys are limited to about a third of a page (PostgreSQL: 2704 bytes), and four bytes make a character. */
const LONGEST_NAME = 500;

const UNSTORABLE = /[\0\ud800-\udfff]/;

/** One row as it stands in its table. */
export interface KeptRow {
  /** Cells in the order of the table's columns. */
  readonly cells: readonly Cell[];
  /** Its share of the rows digest. */
  readonly digest: bigint;
}

/** The rows a stream should have: cells by table and key. */
export type WantedRows = ReadonlyMap<RowTableName, ReadonlyMap<string, readonly Cell[]>>;

/** Names a row within its table. No cell contains NUL. */
export function keyOf({ keyColumns }: RowTable, cells: readonly Cell[]): string {
  let key = String(cells[0]);
  for (let i = 1; i < keyColumns; i++) key += `\0${cells[i]}`;
  return key;
}

/**
 * The cells of a row as both databases will give them back. PostgreSQL has no NUL in text, and neither database keeps
 * half a surrogate pair: both become U+FFFD.
 *
 * @throws where a name is too long to be indexed
 */
export function cellsOf(table: RowTable, row: Row): readonly Cell[] {
  const cells: Cell[] = [];
  for (const { name, kind } of table.columns) {
    const cell = row[name];
    if (cell === undefined) throw new Error(`A row of ${table.name} has no ${name}.`);
    cells.push(typeof cell !== 'string' || kind === 'json' ? cell : textOf(name, kind, cell));
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

/** The first 128 bits of SHA-256 over the table's name and the cells. */
export function digestOf(table: RowTable, cells: readonly Cell[]): bigint {
  // No text contains NUL, so the parts cannot run into each other. Quoting a document would cost more than hashing it.
  let canonical: string = table.name;
  for (const cell of cells) canonical += cell === null ? '\0-' : `\0=${cell}`;
  return BigInt(`0x${hash('sha256', canonical, 'hex').slice(0, 32)}`);
}

/** Without a closure: called for every row of every stream of a batch. */
export function sameCells(a: readonly Cell[], b: readonly Cell[]): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
