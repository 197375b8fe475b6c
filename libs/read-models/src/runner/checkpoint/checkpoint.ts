import { type Anchors, anchorsText, readAnchors } from '#kafila/event-store';
import { sql } from 'kysely';
import { asText, type Database } from '../../database/schema.js';
import { type ChangeId, NO_CHANGE } from '../projection/change-id.js';
import { type Projection } from '../projection/projection.js';
import { NO_ROWS } from '../rows/rows-digest.js';

/** How far a projection has come, and the digest of its rows. */
export interface Checkpoint {
  /** Every event up to here is in the rows; 0 before the first. */
  readonly position: bigint;
  readonly rowsDigest: string;
}

/** A checkpoint as it is kept. */
export interface KeptCheckpoint extends Checkpoint {
  readonly version: number;
  /** False while the rows are filled for the first time and have no indexes but their keys. */
  readonly indexed: boolean;
  /**
   * While the rows are filled stream by stream: up to where each stream is folded. Streams that began after `position` are
   * still missing. Null otherwise.
   */
  readonly filledTo: bigint | null;
  /** By what the event store is known again; null in rows of before. */
  readonly anchors: Anchors | null;
  /** Who held the lock last; null where it was given back. */
  readonly lockedBy: string | null;
}

/** The version of rows that no version of a projection makes: they are made anew. */
export const NO_VERSION = 0;

/** The position that a projection has reached, 0 where it has never run. */
export async function readPosition(db: Database, projection: string): Promise<bigint> {
  const row = await db
    .selectFrom('projections')
    .select(asText('position').as('position'))
    .where('name', '=', projection)
    .executeTakeFirst();
  return BigInt(row?.position ?? 0);
}

/** What every answer says about itself: the position it is true at, and how many streams are parked. */
export async function readStanding(
  db: Database,
  projection: string,
): Promise<{ readonly position: bigint; readonly parked: number }> {
  const row = await db
    .selectFrom('projections')
    .select(asText('position').as('position'))
    .select((e) =>
      e
        .selectFrom('parked_streams')
        .select((parked) => parked.fn.countAll<number | string>().as('parked'))
        .where('parked_streams.projection', '=', projection)
        .as('parked'),
    )
    .where('name', '=', projection)
    .executeTakeFirst();
  return { position: BigInt(row?.position ?? 0), parked: Number(row?.parked ?? 0) };
}

/** The last change of what is read. */
export async function readReached(db: Database, projection: string): Promise<ChangeId> {
  const row = await db
    .selectFrom('projections')
    .select([asText('position').as('position'), 'mends'])
    .where('name', '=', projection)
    .executeTakeFirst();
  return row ? { position: BigInt(row.position), repair: row.mends } : NO_CHANGE;
}

/** The checkpoint kept under a name (`keptAs`); undefined where there is none. */
export async function readCheckpoint(db: Database, name: string): Promise<KeptCheckpoint | undefined> {
  const row = await db
    .selectFrom('projections')
    .select(['version', 'rows_digest', 'indexed', 'locked_by', 'anchors'])
    .select([asText('position').as('position'), asText('filled_to').$castTo<string | null>().as('filled_to')])
    .where('name', '=', name)
    .executeTakeFirst();
  return (
    row && {
      version: row.version,
      position: BigInt(row.position),
      rowsDigest: row.rows_digest,
      indexed: row.indexed === 1,
      filledTo: row.filled_to === null ? null : BigInt(row.filled_to),
      anchors: row.anchors === null ? null : readAnchors(row.anchors),
      lockedBy: row.locked_by,
    }
  );
}

/** Makes the checkpoint before the first event. */
export async function makeCheckpoint(
  db: Database,
  { name, version, indexed }: Pick<Projection, 'name' | 'version'> & { readonly indexed: boolean },
): Promise<void> {
  await db
    .insertInto('projections')
    .values({ name, version, position: 0n, rows_digest: NO_ROWS, indexed: indexed ? 1 : 0 })
    .execute();
}

/** Lets the rows of a name be made anew. They are read as they are until then. */
export async function makeAnew(db: Database, name: string): Promise<void> {
  await db.updateTable('projections').set({ version: NO_VERSION }).where('name', '=', name).execute();
}

/** @param filledTo rows are filled stream by stream up to here from now on; null: they are filled */
export async function writeFilledTo(db: Database, name: string, filledTo: bigint | null): Promise<void> {
  await db.updateTable('projections').set({ filled_to: filledTo }).where('name', '=', name).execute();
}

export async function writeAnchors(db: Database, name: string, anchors: Anchors): Promise<void> {
  await db
    .updateTable('projections')
    .set({ anchors: anchorsText(anchors) })
    .where('name', '=', name)
    .execute();
}

/**
 * Moves the checkpoint, in the transaction that writes the rows.
 *
 * @throws where it is no longer where this runner left it: another one works on the projection
 */
export async function moveCheckpoint(
  db: Database,
  name: string,
  from: Checkpoint,
  to: Checkpoint & { readonly anchors?: Anchors },
): Promise<void> {
  const anchors = to.anchors && { anchors: anchorsText(to.anchors) };
  const { numUpdatedRows } = await db
    .updateTable('projections')
    .set({ position: to.position, rows_digest: to.rowsDigest, ...anchors })
    .set({ mends: sql`case when position = ${to.position} then mends else 0 end` })
    .where('name', '=', name)
    .where(sql<boolean>`position = ${from.position}`)
    .where('rows_digest', '=', from.rowsDigest)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) {
    throw new Error(`The checkpoint of '${name}' is not at ${from.position.toString()} any more.`);
  }
}
