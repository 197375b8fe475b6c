import { type RawBuilder, sql } from 'kysely';
import { type ChangeId } from '../../runner/projection/change-id.js';

/** Whether a convoy was changed after something. */
export function isAfter(
  { position, repair }: ChangeId,
  among: 'convoy_changes' | 'changed' = 'convoy_changes',
): RawBuilder<boolean> {
  const [at, mend] = [sql.ref(`${among}.position`), sql.ref(`${among}.mend`)];
  return sql<boolean>`(${at}, ${mend}) > (${position}, ${repair})`;
}
