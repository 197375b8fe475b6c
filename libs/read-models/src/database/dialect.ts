import { type RawBuilder } from 'kysely';

/** Where the two databases are told the same thing in different words. */
export interface Dialect {
  /** Compared byte by byte on both databases, so that the same rows come in the same order. */
  readonly text: RawBuilder<unknown>;
  /** Behind the columns of a table with short rows: keeps them in the order of the key, without a second copy of it. */
  readonly shortRows: RawBuilder<unknown>;
}
