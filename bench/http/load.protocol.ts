import { type InARow } from '../reports/report-no.js';

/** What the load generator is told to send. */
export interface LoadJob {
  readonly url: string;
  readonly connections: number;
  readonly form: 'one' | 'array' | 'ndjson';
  /** Number of the first report. */
  readonly first: number;
  readonly reports: number;
  readonly inARow: InARow;
  /** Reports in one request. */
  readonly perRequest: number;
  /** Whether a unit signed them. */
  readonly signed?: boolean;
  /** Whether answers are receipts. An empty handler gives none. */
  readonly receipts: boolean;
  /** Says who calls. */
  readonly authorization?: Readonly<Record<string, string>>;
}

export interface LoadResult {
  readonly seconds: number;
  /** Of each request but the first of each connection, milliseconds. */
  readonly latencies: Float64Array;
  /** By report, from the first on: what its receipt says. -1 where there was none. */
  readonly revisions: Int32Array;
  readonly positions: BigInt64Array;
  /** Answers that were not what they should be, in words. */
  readonly faults: readonly string[];
}
