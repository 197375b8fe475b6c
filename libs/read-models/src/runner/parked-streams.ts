import { asText, type Database } from '../database/schema.js';
import { type ParkedStream } from './stream-fold.js';

/** PostgreSQL has no NUL in text, and a reason may quote anything. */
export function quotable(reason: string): string {
  return reason.replaceAll('\0', '\ufffd');
}

/** Notes that a stream has stopped, or that it has for another reason, in the transaction that moves the checkpoint. */
export async function writeParked(
  db: Database,
  projection: string,
  { stream, position, revision, reason }: ParkedStream,
  parkedAt: string,
): Promise<void> {
  const where = { position, revision, reason: quotable(reason), parked_at: parkedAt };
  await db
    .insertInto('parked_streams')
    .values({ projection, stream, ...where })
    .onConflict((conflict) => conflict.columns(['projection', 'stream']).doUpdateSet(where))
    .execute();
}

/** Notes that a stream goes on. */
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
