import { type RawBuilder, sql } from 'kysely';
import { asText, type Database } from '../../database/schema.js';
import { type ChangeId } from '../../runner/projection/change-id.js';
import { type FoundConvoy, selectConvoys } from './find-convoys.js';

/** What somebody follows: whole documents, or rows of the fleet, which change with the clock too. */
export type Followed = 'convoys' | 'fleet';

/** A convoy, and what changed it last. */
export interface ChangedConvoy extends FoundConvoy {
  readonly corridorId: string | null;
  /** Decimal digits. */
  readonly position: string;
  readonly mend: number;
}

interface Noted {
  readonly convoy_id: string;
  readonly position: string;
  readonly mend: number;
}

/** What changed convoys last: `changed`. */
export function changesOf(followed: Followed) {
  const told = sql`select convoy_id, position, mend from convoy_changes`;
  const assessed = sql`select convoy_id, position, mend from assessments`;
  return (followed === 'convoys' ? sql<Noted>`(${told})` : sql<Noted>`(${told} union all ${assessed})`).as(
    'changed',
  );
}

/** Convoys that something has changed since `since`, up to `upTo`, in the order of what changed them. */
export async function findChangedConvoys(
  db: Database,
  followed: Followed,
  since: ChangeId,
  upTo: ChangeId,
): Promise<readonly ChangedConvoy[]> {
  return selectConvoys(db)
    .innerJoin(changesOf(followed), (join) => join.onRef('changed.convoy_id', '=', 'convoys.convoy_id'))
    .select(['convoys.corridor_id as corridorId', 'changed.mend', asText('changed.position').as('position')])
    .where(isAfter(since, 'changed'))
    .where(sql<boolean>`(changed.position, changed.mend) <= (${upTo.position}, ${upTo.repair})`)
    .orderBy(sql`changed.position`)
    .orderBy('changed.mend')
    .orderBy('convoys.convoy_id')
    .execute();
}

/** Whether a convoy was changed after something. */
export function isAfter(
  { position, repair }: ChangeId,
  among: 'convoy_changes' | 'changed' = 'convoy_changes',
): RawBuilder<boolean> {
  const [at, mend] = [sql.ref(`${among}.position`), sql.ref(`${among}.mend`)];
  return sql<boolean>`(${at}, ${mend}) > (${position}, ${repair})`;
}
