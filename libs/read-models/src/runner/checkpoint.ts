import { sql } from 'kysely';
import { asText, type Database } from '../database/schema.js';
import { ReadModelsUnusable } from '../database/read-models.error.js';
import { type Projection } from './projection.js';
import { NO_ROWS } from './rows-digest.js';
import { type ParkedStream } from './stream-fold.js';

/** How far a projection has come, and what its rows amount to. */
export interface Checkpoint {
  /** Every event up to here is in the rows; 0 before the first. */
  readonly position: bigint;
  readonly rowsDigest: string;
}

/** The position that a projection has reached, 0 where it has never run. */
export async function readPosition(db: Database, projection: string): Promise<bigint> {
  const row = await db
    .selectFrom('projections')
    .select(asText('position').as('position'))
    .where('name', '=', projection)
    .executeTakeFirst();
  return BigInt(row?.position ?? 0);
}

/** Reads the checkpoint, and makes it where the projection runs for the first time. */
export async function beginCheckpoint(
  db: Database,
  { name, version }: Pick<Projection, 'name' | 'version'>,
): Promise<Checkpoint> {
  const row = await db
    .selectFrom('projections')
    .select(['version', 'rows_digest', asText('position').as('position')])
    .where('name', '=', name)
    .executeTakeFirst();
  if (!row) {
    await db
      .insertInto('projections')
      .values({ name, version, position: 0n, rows_digest: NO_ROWS })
      .execute();
    return { position: 0n, rowsDigest: NO_ROWS };
  }
  if (row.version !== version) {
    throw new ReadModelsUnusable(
      `The rows of projection '${name}' were made by its version ${row.version}, this is version ${version}, ` +
        'and rebuilding beside the old rows is not supported yet. Give the read models an empty place.',
    );
  }
  return { position: BigInt(row.position), rowsDigest: row.rows_digest };
}

/**
 * Moves the checkpoint, in the transaction that writes the rows.
 *
 * @throws where it is not where this runner left it: somebody else works on the projection
 */
export async function moveCheckpoint(
  db: Database,
  projection: string,
  from: Checkpoint,
  to: Checkpoint,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('projections')
    .set({ position: to.position, rows_digest: to.rowsDigest })
    .where('name', '=', projection)
    .where(sql<boolean>`position = ${from.position}`)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) {
    throw new Error(`The checkpoint of '${projection}' is not at ${from.position.toString()} any more.`);
  }
}

/** Notes which streams have stopped, in the transaction that moves the checkpoint past them. */
export async function writeParked(
  db: Database,
  projection: string,
  parked: readonly ParkedStream[],
  parkedAt: string,
): Promise<void> {
  for (const { stream, position, revision, reason } of parked) {
    await db
      .insertInto('parked_streams')
      // PostgreSQL has no NUL in text, and a reason may quote anything.
      .values({
        projection,
        stream,
        position,
        revision,
        reason: reason.replaceAll('\0', '\ufffd'),
        parked_at: parkedAt,
      })
      .execute();
  }
}

export async function readParked(db: Database, projection: string): Promise<readonly ParkedStream[]> {
  const rows = await db
    .selectFrom('parked_streams')
    .select(['stream', 'revision', 'reason', asText('position').as('position')])
    .where('projection', '=', projection)
    .execute();
  return rows.map((row) => ({ ...row, position: BigInt(row.position) }));
}
