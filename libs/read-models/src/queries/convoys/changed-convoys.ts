import { sql } from 'kysely';
import { asText, type Database } from '../../database/schema.js';
import { isAfter } from '../reading/is-after.js';
import { type ChangeId } from '../../runner/projection/change-id.js';
import { type FoundConvoy, selectConvoys } from './find-convoys.js';

/** What somebody follows: whole documents, or rows of the fleet, which change with the clock too. */
export type Followed = 'convoys' | 'fleet';

/** What has changed of a convoy: what it shows, its row of the fleet, or what is expected of it and wrong with it. */
export type ChangedPart = 'convoy' | 'fleet' | 'assessment';

/** A convoy, and what changed it last. */
export interface ChangedConvoy extends FoundConvoy {
  readonly part: ChangedPart;
  readonly corridorId: string | null;
  /** Decimal digits. */
  readonly position: string;
  readonly mend: number;
}

interface Noted {
  readonly convoy_id: string;
  readonly position: string;
  readonly mend: number;
  readonly part: ChangedPart;
}

/** What changed convoys last: `changed`. */
export function changesOf(followed: Followed) {
  const [told, assessed]: readonly ChangedPart[] =
    followed === 'fleet' ? ['fleet', 'fleet'] : ['convoy', 'assessment'];
  return sql<Noted>`(select convoy_id, position, mend, ${sql.lit(told)} as part from convoy_changes
    union all select convoy_id, position, mend, ${sql.lit(assessed)} as part from assessments)`.as('changed');
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
    .select([
      'convoys.corridor_id as corridorId',
      'changed.mend',
      'changed.part',
      asText('changed.position').as('position'),
    ])
    .where(isAfter(since, 'changed'))
    .where(sql<boolean>`(changed.position, changed.mend) <= (${upTo.position}, ${upTo.repair})`)
    .orderBy(sql`changed.position`)
    .orderBy('changed.mend')
    .orderBy('convoys.convoy_id')
    .execute();
}
