import { type Generated } from 'kysely';
import { type BigInteger, type BigIntegerOrNull } from '../tables/descriptor/column.js';

/** What runners and the people who look after them keep beside the rows. Instants are RFC 3339 in UTC. */
export interface OperationTables {
  projections: ProjectionTable;
  parked_streams: ParkedStreamTable;
  skipped_events: SkippedEventTable;
  projection_log: ProjectionLogTable;
  projection_requests: ProjectionRequestTable;
}

/** One line for each generation of a projection's rows, see `generation.ts`. */
export interface ProjectionTable {
  name: string;
  version: number;
  position: BigInteger;
  /** 128 bits, hexadecimal: the order-independent sum over all rows (`rows-digest.ts`). */
  rows_digest: string;
  /** 0 while the rows are filled for the first time and have no indexes but their keys. */
  indexed: Generated<number>;
  /** How many changes of answers no event told of, but a person: the number of the last one. */
  mends: Generated<number>;
  /** While the rows are filled stream by stream: how far each stream is told in them. Null before and afterwards. */
  filled_to: BigIntegerOrNull;
  /** Who held the lock last: host and process id. Stands on where the process was killed. */
  locked_by: string | null;
}

export interface ParkedStreamTable {
  projection: string;
  stream: string;
  position: BigInteger;
  revision: number;
  reason: string;
  parked_at: string;
}

/** An event that is left out of the fold of its stream because somebody said so, with a reason. */
export interface SkippedEventTable {
  projection: string;
  stream: string;
  revision: number;
  position: BigInteger;
  event_id: string;
  skipped_by: string;
  reason: string;
  skipped_at: string;
}

/** What was done to a projection, by whom, when. Lines are only ever added. */
export interface ProjectionLogTable {
  /** A UUID of version 7: in the order of time. */
  id: string;
  projection: string;
  at: string;
  what: string;
  stream: string | null;
  position: BigIntegerOrNull;
  done_by: string;
  detail: string;
}

/** What somebody wants the holder of the lock to do, perhaps another process. */
export interface ProjectionRequestTable {
  /** A UUID of version 7: in the order of time. */
  id: string;
  projection: string;
  what: string;
  stream: string | null;
  requested_by: string;
  reason: string | null;
  requested_at: string;
  /** JSON; null until it was done or refused. */
  outcome: string | null;
}
