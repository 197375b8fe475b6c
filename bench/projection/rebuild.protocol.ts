import { type Elapsed } from '../measure/stopwatch.js';

/** What `reading.process` prints. */
export interface EventsRead extends Elapsed {
  readonly events: number;
}

/** What `rebuild.process` prints. */
export interface Rebuilt extends Elapsed {
  /** Events folded. */
  readonly events: number;
  /** The most memory the process has held, all its threads. */
  readonly peakBytes: number;
  /** Whether the rows have the digest of those that the runner made. */
  readonly digestsEqual: boolean;
  /** Rows that are not the same; null where they were not compared. */
  readonly rowsDiffer: number | null;
}
