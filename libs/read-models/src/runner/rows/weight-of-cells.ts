import { type Cell } from '../../tables/descriptor/column.js';

// As measured; a character counts twice, since few texts outside Latin take two bytes.
const ROW = 200;
const CELL = 16;

/** Bytes that a row takes in memory, about. */
export function weightOfCells(cells: readonly Cell[]): number {
  let weight = ROW;
  for (const cell of cells) weight += CELL + (typeof cell === 'string' ? 2 * cell.length : 0);
  return weight;
}
