import { v7 as uuidv7 } from 'uuid';
import { type Database } from '../../database/schema.js';
import { quotable } from '../../database/reason.js';

/** What the holder of the lock is asked to do. */
export interface Request {
  readonly id: string;
  readonly what: 'retry' | 'skip' | 'switch';
  /** Empty for `switch`. */
  readonly stream: string;
  readonly by: string;
  /** Empty but for `skip`. */
  readonly reason: string;
}

/** What became of a request. Positions are decimal strings. */
export type Answer =
  | { readonly outcome: 'done'; readonly stillParked: ParkedAnswer | null }
  | { readonly outcome: 'switched'; readonly position: string }
  | {
      readonly outcome: 'refused';
      readonly because:
        'not-parked' | 'nothing-to-switch' | 'rebuilding' | 'store-changed' | 'stream-removed';
    };

export interface ParkedAnswer {
  readonly position: string;
  readonly revision: number;
  readonly reason: string;
}

export async function writeRequest(
  db: Database,
  projection: string,
  { what, stream, by, reason }: Omit<Request, 'id'>,
): Promise<string> {
  const id = uuidv7();
  await db
    .insertInto('projection_requests')
    .values({
      ...{ id, projection, what, stream, reason: quotable(reason) },
      ...{ requested_by: by, requested_at: new Date().toISOString(), outcome: null },
    })
    .execute();
  return id;
}

/** In the order in which they were made. */
export async function pendingRequests(db: Database, projection: string): Promise<readonly Request[]> {
  const rows = await db
    .selectFrom('projection_requests')
    .select(['id', 'what', 'stream', 'requested_by', 'reason'])
    .where('projection', '=', projection)
    .where('outcome', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id, what, stream, requested_by: by, reason }) => ({
    id,
    what: what as Request['what'],
    stream: stream ?? '',
    by,
    reason: reason ?? '',
  }));
}

/** Answers a request. Call it in the transaction that does what was asked. */
export async function writeAnswer(db: Database, id: string, answer: Answer): Promise<void> {
  await db
    .updateTable('projection_requests')
    .set({ outcome: JSON.stringify(answer) })
    .where('id', '=', id)
    .execute();
}

/** What became of a request; undefined while it is pending. */
export async function readAnswer(db: Database, id: string): Promise<Answer | undefined> {
  const row = await db
    .selectFrom('projection_requests')
    .select('outcome')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.outcome == null ? undefined : (JSON.parse(row.outcome) as Answer);
}
