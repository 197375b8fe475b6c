import { type KeptRows } from './stored-rows.js';

/** What is known of one stream: its fold, and its rows as they stand in the tables. */
export interface StreamFold {
  readonly fold: unknown;
  readonly revision: number;
  readonly rows: KeptRows;
}

/** A stream that an event stopped (law 7). Its rows stay as they were before that event. */
export interface ParkedStream {
  readonly stream: string;
  /** The event that could not be digested. */
  readonly position: bigint;
  readonly revision: number;
  readonly reason: string;
}
