import { quotable } from '../../database/reason.js';
import { asText, type Database } from '../../database/schema.js';
import { KAFILA, writeLog } from './log-book.js';

/** A stream that an event stopped (law 7). Its rows stay as they were before that event. */
export interface ParkedStream {
  readonly stream: string;
  /** The event that could not be digested. */
  readonly position: bigint;
  readonly revision: number;
  readonly reason: string;
}

/** Notes that a stream has stopped. Call it in the transaction that moves the checkpoint. */
export async function noteParked(db: Database, name: string, parked: ParkedStream): Promise<void> {
  const at = new Date().toISOString();
  await writeParked(db, name, parked, at);
  const { stream, position, reason } = parked;
  await writeLog(db, name, { at, what: 'parked', stream, position, by: KAFILA, detail: reason });
}

/** The same without a line in the log. */
export async function writeParked(
  db: Database,
  projection: string,
  { stream, position, revision, reason }: ParkedStream,
  parkedAt = new Date().toISOString(),
): Promise<void> {
  const where = { position, revision, reason: quotable(reason), parked_at: parkedAt };
  await db
    .insertInto('parked_streams')
    .values({ projection, stream, ...where })
    .onConflict((conflict) => conflict.columns(['projection', 'stream']).doUpdateSet(where))
    .execute();
}

export async function removeParked(db: Database, projection: string, stream: string): Promise<void> {
  await db
    .deleteFrom('parked_streams')
    .where('projection', '=', projection)
    .where('stream', '=', stream)
    .execute();
}

export async function readParked(db: Database, projection: string): Promise<readonly ParkedStream[]> {
  const rows = await db
    .selectFrom('parked_streams')
    .select(['stream', 'revision', 'reason', asText('position').as('position')])
    .where('projection', '=', projection)
    .orderBy('stream')
    .execute();
  return rows.map((row) => ({ ...row, position: BigInt(row.position) }));
}
