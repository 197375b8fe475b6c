import { type Kysely, type Transaction } from 'kysely';
import { type Advances } from './advances.js';
import { type Schema } from './schema.js';

/** The right to work on a projection, held until the work returns. */
export interface Exclusive {
  /** The connection to write through. It dies together with the lock, so that nobody else can be writing. */
  readonly write: Kysely<Schema>;
  /** Aborted when the lock is lost. */
  readonly lost: AbortSignal;
}

/** The tables that everything but the streams is read from; one code over SQLite and PostgreSQL. */
export interface ReadModels {
  readonly kind: 'sqlite' | 'postgres';

  /** For reading only. */
  readonly read: Kysely<Schema>;

  /** How far projections that run in this process have come: wakes whoever waits for it. */
  readonly advances: Advances;

  /** Several reads that see the same moment. */
  snapshot<T>(read: (db: Transaction<Schema>) => Promise<T>): Promise<T>;

  /** The same for what reads many rows in portions: no other read waits for it, and few of its kind. */
  longSnapshot<T>(read: (db: Transaction<Schema>) => Promise<T>): Promise<T>;

  /**
   * Works on a projection alone: no second process and no second runner in this one. The lock goes when `work` ends,
   * and when the process dies. Answers `busy` at once where somebody else holds it.
   */
  exclusively<T>(projection: string, work: (exclusive: Exclusive) => Promise<T>): Promise<T | 'busy'>;

  close(): Promise<void>;
}
