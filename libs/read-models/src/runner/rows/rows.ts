import { hash } from 'node:crypto';
import { type RowTable } from '../../tables/descriptor/table.js';
import { type Cell } from '../../tables/descriptor/column.js';

/** One row as it stands in its table. */
export interface KeptRow {
  /** Cells in the order of the table's columns. */
  readonly cells: readonly Cell[];
  /** Its share of the rows digest. */
  readonly digest: bigint;
}

/** The rows a stream should have: cells by table and key. */
export type WantedRows = ReadonlyMap<string, ReadonlyMap<string, readonly Cell[]>>;

/** Identifies a row within its table. No cell contains NUL. */
export function keyOf({ keyColumns }: RowTable, cells: readonly Cell[]): string {
  let key = String(cells[0]);
  for (let i = 1; i < keyColumns; i++) key += `\0${cells[i]}`;
  return key;
}

/** The first 128 bits of SHA-256 over the table's name and the cells. */
export function digestOf(table: RowTable, cells: readonly Cell[]): bigint {
  // No text contains NUL, so it can separate cells. To quote a document would cost more than to hash it.
  let canonical: string = table.name;
  for (const cell of cells) canonical += cell === null ? '\0-' : `\0=${cell}`;
  return BigInt(`0x${hash('sha256', canonical, 'hex').slice(0, 32)}`);
}

/** Without a closure: called for every row of every stream of a batch. */
export function sameCells(a: readonly Cell[], b: readonly Cell[]): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
