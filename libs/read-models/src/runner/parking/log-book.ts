import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { type Database } from '../../database/schema.js';
import { quotable } from '../../database/reason.js';

/** What was done to a projection. */
export interface LogEntry {
  readonly at: string;
  readonly what:
    'parked' | 'resumed' | 'retried' | 'skipped' | 'switched' | 'dropped' | 'loss-accepted' | 'store-copied';
  readonly stream: string | null;
  readonly position: bigint | null;
  readonly by: string;
  readonly detail: string;
}

/** Who did it where no person asked for it. */
export const KAFILA = 'kafila';

/** Adds a line. Call it in the transaction that does what the line says. */
export async function writeLog(
  db: Database,
  projection: string,
  { at, what, stream, position, by, detail }: LogEntry,
): Promise<void> {
  await db
    .insertInto('projection_log')
    .values({ id: uuidv7(), projection, at, what, stream, position, done_by: by, detail: quotable(detail) })
    .execute();
}

/** The latest lines, the newest first. */
export async function readLog(db: Database, projection: string, limit = 100): Promise<readonly LogEntry[]> {
  const rows = await db
    .selectFrom('projection_log')
    .select([
      'at',
      'what',
      'stream',
      'done_by',
      'detail',
      sql<string | null>`cast(position as text)`.as('position'),
    ])
    .where('projection', '=', projection)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ what, position, done_by: by, ...row }) => ({
    ...row,
    what: what as LogEntry['what'],
    position: position === null ? null : BigInt(position),
    by,
  }));
}
