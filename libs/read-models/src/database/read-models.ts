import { type Kysely, type Transaction } from 'kysely';
import { type Advances } from './advances.js';
import { type Schema } from './schema.js';

/** The right to work on a projection, held until the work returns. */
export interface Exclusive {
  /** The connection to write through. It is lost together with the lock. */
  readonly write: Kysely<Schema>;
  /** Aborted when the lock is lost. */
  readonly lost: AbortSignal;
}

/** The tables that everything but the streams is read from, on SQLite or PostgreSQL. */
export interface ReadModels {
  readonly kind: 'sqlite' | 'postgres';

  /** For reading only. */
  readonly read: Kysely<Schema>;

  /** How far projections in this process have come. */
  readonly advances: Advances;

  /** For several reads of one moment. */
  snapshot<T>(read: (db: Transaction<Schema>) => Promise<T>): Promise<T>;

  /** The same for reads of many rows in portions: no other read waits for them. */
  longSnapshot<T>(read: (db: Transaction<Schema>) => Promise<T>): Promise<T>;

  /**
   * Works on a projection alone: no other process and no other runner in this one works on it. The lock is freed when
   * `work` ends or the process dies. Answers `busy` at once where another one holds it.
   */
  exclusively<T>(projection: string, work: (exclusive: Exclusive) => Promise<T>): Promise<T | 'busy'>;

  close(): Promise<void>;
}
