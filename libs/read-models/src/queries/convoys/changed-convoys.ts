import { type RawBuilder, sql } from 'kysely';
import { asText, type Database } from '../../database/schema.js';
import { type ChangeId } from '../../runner/projection/change-id.js';
import { type FoundConvoy, selectConvoys } from './find-convoys.js';

/** A convoy, and what changed it last. */
export interface ChangedConvoy extends FoundConvoy {
  readonly corridorId: string | null;
  /** Decimal digits. */
  readonly position: string;
  readonly mend: number;
}

/** Convoys that something has changed since `since`, up to `upTo`, in the order of what changed them. */
export async function findChangedConvoys(
  db: Database,
  since: ChangeId,
  upTo: ChangeId,
): Promise<readonly ChangedConvoy[]> {
  return selectConvoys(db)
    .innerJoin('convoy_changes', 'convoy_changes.convoy_id', 'convoys.convoy_id')
    .select([
      'convoys.corridor_id as corridorId',
      'convoy_changes.mend',
      asText('convoy_changes.position').as('position'),
    ])
    .where(isAfter(since))
    .where(sql<boolean>`(convoy_changes.position, convoy_changes.mend) <= (${upTo.position}, ${upTo.repair})`)
    .orderBy(sql`convoy_changes.position`)
    .orderBy('convoy_changes.mend')
    .orderBy('convoys.convoy_id')
    .execute();
}

/** Whether a convoy was changed after something. */
export function isAfter({ position, repair }: ChangeId): RawBuilder<boolean> {
  return sql<boolean>`(convoy_changes.position, convoy_changes.mend) > (${position}, ${repair})`;
}
