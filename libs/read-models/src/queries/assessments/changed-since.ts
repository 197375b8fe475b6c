import { sql } from 'kysely';
import { type Database } from '../../database/schema.js';
import { type ChangeId } from '../../runner/projection/change-id.js';

/** Some convoys of which something has changed. */
export interface ChangedSome {
  readonly convoyIds: readonly string[];
  /** These are all that changed up to here; null: all there are. */
  readonly upTo: ChangeId | null;
}

/**
 * The first convoys of which something has changed that is assessed: what they show, or the carnets that they have now. Whole
 * changes only, so that there may be more than `limit`.
 */
export async function changedSince(
  db: Database,
  { position, repair }: ChangeId,
  limit: number,
): Promise<ChangedSome> {
  const changed = sql`select convoy_id, position, mend from convoy_changes
      where (position, mend) > (${position}, ${repair})
    union select convoy_id, position, 0 as mend from carnets
      where position > ${position} and convoy_id is not null
    union select claims.convoy_id, carnets.position, 0 as mend
      from carnets join claims on claims.kind = 'carnet' and claims.key = carnets.carnet_number
      where carnets.position > ${position}`;
  const { rows } = await sql<{ position: string; mend: number }>`
    select cast(position as text) as position, mend from (${changed}) as changed
    order by changed.position, mend limit ${limit + 1}`.execute(db);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const upTo = last ? { position: BigInt(last.position), repair: last.mend } : null;
  const isWithin = upTo ? sql`where (changed.position, mend) <= (${upTo.position}, ${upTo.repair})` : sql``;
  const found = await sql<{ convoy_id: string }>`
    select distinct convoy_id from (${changed}) as changed ${isWithin} order by convoy_id`.execute(db);
  return { convoyIds: found.rows.map(({ convoy_id: id }) => id), upTo };
}
