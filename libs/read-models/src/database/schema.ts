import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import { type BigInteger, type TripTables } from './trip-tables.js';

export interface ProjectionTable {
  name: string;
  version: number;
  position: BigInteger;
  /** 128 bits, hexadecimal: the order-independent sum over all rows (`rows-digest.ts`). */
  rows_digest: string;
}

export interface ParkedStreamTable {
  projection: string;
  stream: string;
  position: BigInteger;
  revision: number;
  reason: string;
  parked_at: string;
}

/** Not rows of a stream: which event changed last what a convoy shows. The live feed follows it. */
export interface ConvoyChangeTable {
  convoy_id: string;
  position: BigInteger;
}

export interface Schema extends TripTables {
  kafila_schema: { version: number };
  projections: ProjectionTable;
  parked_streams: ParkedStreamTable;
  convoy_changes: ConvoyChangeTable;
}

export type Database = Kysely<Schema> | Transaction<Schema>;

/** Reads a BIGINT column exactly, as decimal text. */
export function asText(column: string): RawBuilder<string> {
  return sql<string>`cast(${sql.ref(column)} as text)`;
}
