import { type ColumnType, type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';

/**
 * A BIGINT column. It is always read through `asText`: SQLite would give a number and round it beyond 2^53, PostgreSQL
 * gives text. It is compared and ordered as it is.
 */
type BigInteger = ColumnType<never, bigint, bigint>;

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

export interface ConvoyTable {
  convoy_id: string;
  status: string;
  corridor_id: string | null;
  regime: string;
  planned_departure: string;
  last_seen_at: string | null;
  next_place: string | null;
  /** Position of the last event folded into the row. */
  position: BigInteger;
  /** What `q` looks through, lower case. */
  search: string;
  /** The shape of the API as JSON. The last column: what comes before it is read without loading it. */
  document: string;
}

export interface VehicleTable {
  convoy_id: string;
  vehicle_id: string;
  plate: string;
  status: string;
  registered_country: string;
  current_country: string | null;
  last_place: string | null;
  last_seen_at: string | null;
  next_place: string | null;
}

export interface PassageTable {
  convoy_id: string;
  vehicle_id: string;
  /** 0, 1, 2 ... in the order of travel. */
  ordinal: number;
  place: string;
  direction: string;
  arrived_at: string | null;
  entered_at: string | null;
  exited_at: string | null;
  /** Arrival (entry where no arrival was reported) to exit, in milliseconds; null where either end is missing. */
  duration_ms: ColumnType<never, bigint | null, bigint | null>;
  /** 1 where the exit was only implied. */
  inferred: number;
}

export interface Schema {
  kafila_schema: { version: number };
  projections: ProjectionTable;
  parked_streams: ParkedStreamTable;
  convoys: ConvoyTable;
  vehicles: VehicleTable;
  passages: PassageTable;
}

export type Database = Kysely<Schema> | Transaction<Schema>;

/** Reads a BIGINT column exactly, as decimal text. */
export function asText(column: string): RawBuilder<string> {
  return sql<string>`cast(${sql.ref(column)} as text)`;
}
