import { type RowTable } from './table.js';

/**
 * The version of a projection: its own, or that of its newest table. A table with a new column says since which version,
 * so that the runner makes its rows anew.
 */
export function versionOf(own: number, tables: readonly Pick<RowTable, 'since'>[]): number {
  return Math.max(own, ...tables.map(({ since = own }) => since));
}
