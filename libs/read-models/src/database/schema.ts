import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import { type OperationTables } from './operation-tables.js';
import { type BigInteger, type BigIntegerOrNull } from '../tables/descriptor/column.js';
import { type TripTables } from './trip-tables.js';

/** The last change of what a convoy shows, see `ChangeId`. The live feed follows it. */
export interface ConvoyChangeTable {
  convoy_id: string;
  position: BigInteger;
  /** The repair; 0 where an event at the position changed it. */
  mend: number;
}

/**
 * What changes with the clock, as it was assessed last for a convoy: when it is expected, and what is wrong with it. A convoy
 * without a row was not assessed yet. Instants are RFC 3339 in UTC.
 */
export interface AssessmentTable {
  convoy_id: string;
  assessed_at: string;
  /** Everything about the convoy that was recorded up to here is in it. */
  as_of: BigInteger;
  /** What is usual rests on everything recorded up to here. */
  usual_as_of: BigInteger;
  /** When the last of its vehicles is expected at its destination; null where nothing tells, and once it is over. */
  expected_at: string | null;
  /** One in ten comes sooner. */
  earliest_at: string | null;
  /** Nine in ten come sooner. */
  latest_at: string | null;
  basis: string | null;
  /** The gravest alert; null where nothing is wrong. */
  alert_code: string | null;
  alert_severity: string | null;
  alert_since: string | null;
  alert_count: number;
  /** What the live feed told of it last, see `toldOf`. */
  told: string;
  /** When that was, as a `ChangeId`. */
  position: BigInteger;
  mend: number;
  /** JSON. */
  alerts: string;
  /** What is expected of each vehicle: JSON, packed by `deflate`. */
  forecast: Uint8Array;
}

/** How far convoys are assessed: one line. */
export interface AssessedTable {
  name: string;
  /** All changes up to here, as a `ChangeId`. */
  position: BigInteger;
  mend: number;
  /** When that was. */
  at: string;
  /** All convoys were assessed at this instant or later; null until they were for the first time. */
  all_at: string | null;
  /** What is usual rests in each of them on everything recorded up to here; null likewise. */
  usual_as_of: BigIntegerOrNull;
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
  assessments: AssessmentTable;
  assessed: AssessedTable;
  /** Another mark than before whenever what it names was written anew. */
  marks: { name: string; mark: string };
}

export type Database = Kysely<Schema> | Transaction<Schema>;

/** Reads a BIGINT column exactly, as decimal text. */
export function asText(column: string): RawBuilder<string> {
  return sql<string>`cast(${sql.ref(column)} as text)`;
}
