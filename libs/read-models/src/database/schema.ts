import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import { type OperationTables } from './operation-tables.js';
import { type BigInteger } from '../tables/descriptor/column.js';
import { type TripTables } from './trip-tables.js';

/** The last change of what a convoy shows, see `ChangeId`. The live feed follows it. */
export interface ConvoyChangeTable {
  convoy_id: string;
  position: BigInteger;
  /** The repair; 0 where an event at the position changed it. */
  mend: number;
}

/** What one unit of a currency was worth on one day. Operators write it. */
export interface RateTableRow {
  /** ISO 4217. */
  currency: string;
  /** Calendar day. */
  day: string;
  /** US dollars, decimal text as it was given. */
  usd: string;
}

export interface Schema extends TripTables, OperationTables {
  kafila_schema: { version: number };
  convoy_changes: ConvoyChangeTable;
  rates: RateTableRow;
}

export type Database = Kysely<Schema> | Transaction<Schema>;

/** Reads a BIGINT column exactly, as decimal text. */
export function asText(column: string): RawBuilder<string> {
  return sql<string>`cast(${sql.ref(column)} as text)`;
}
