import { type KeptRows } from '../rows/stored-rows.js';

/** What is known of one stream: its fold, and its rows as they stand in the tables. */
export interface KnownStream {
  readonly fold: unknown;
  readonly revision: number;
  readonly rows: KeptRows;
}
