import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { type Database } from '../../database/schema.js';
import { quotable } from '../../database/reason.js';

/** What was done to a projection. Those of the runner itself are done by `kafila`. */
export interface LogEntry {
  readonly at: string;
  readonly what: 'parked' | 'resumed' | 'retried' | 'skipped' | 'switched' | 'dropped';
  readonly stream: string | null;
  readonly position: bigint | null;
  readonly by: string;
  readonly detail: string;
}

/** Who did what no person asked for. */
export const KAFILA = 'kafila';

/** Adds a line, in the transaction that does what it tells of. */
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
