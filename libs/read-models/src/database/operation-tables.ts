import { type Generated } from 'kysely';
import { type BigInteger, type BigIntegerOrNull } from '../tables/descriptor/column.js';

/** What runners and operators keep beside the rows. Instants are RFC 3339 in UTC. */
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
  /** How many repairs changed what is read, see `ChangeId`. */
  mends: Generated<number>;
  /** While the rows are filled stream by stream: up to where each stream is folded. Otherwise null. */
  filled_to: BigIntegerOrNull;
  /** By which events the event store is known again, as JSON; null where rows of before have none yet. */
  anchors: string | null;
  /** Who held the lock last: host and process id. It stays where the process was killed. */
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

/** An event that a person left out of the fold of its stream, with a reason. */
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

/** What was done to a projection, by whom and when. Lines are only added. */
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

/** What the holder of the lock, perhaps another process, is asked to do. */
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
