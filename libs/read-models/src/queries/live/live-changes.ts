import { sql } from 'kysely';
import { type ReadModels } from '../../database/read-models.js';
import { asText } from '../../database/schema.js';
import { type ChangeId, compareChanges } from '../../runner/projection/change-id.js';
import { findChangedConvoys, isAfter } from '../convoys/changed-convoys.js';
import { documentsOf } from '../convoys/find-convoys.js';

/** Rows read at one time; bounds what is in memory however much somebody has missed. */
const ROWS_AT_ONCE = 100;

/** A convoy as the live feed sends it. */
export interface LiveConvoy {
  readonly convoyId: string;
  readonly corridorId: string | null;
  /** As GET /v1/convoys/:convoyId gives it. */
  readonly json: string;
}

/** What changed something, and the convoys that show something else since. */
export interface LiveChange {
  readonly id: ChangeId;
  readonly convoys: LiveConvoy[];
}

/** Part of what has changed. */
export interface LivePage {
  readonly changes: readonly LiveChange[];
  /** Where the page ends; null where nothing more has changed. */
  readonly end: ChangeId | null;
}

/** What changed after a change, whole changes only: all convoys that one event has changed, or none. */
export function readChanges(readModels: ReadModels, after: ChangeId): Promise<LivePage> {
  return readModels.snapshot(async (db) => {
    const page = await db
      .selectFrom('convoy_changes')
      .select([asText('position').as('position'), 'mend'])
      .where(isAfter(after))
      .orderBy(sql`convoy_changes.position`)
      .orderBy('mend')
      .limit(ROWS_AT_ONCE)
      .execute();
    const last = page.at(-1);
    if (last === undefined) return { changes: [], end: null };
    const end = { position: BigInt(last.position), repair: last.mend };
    const rows = await findChangedConvoys(db, after, end);
    const documents = await documentsOf(db, rows);
    const changes: LiveChange[] = [];
    for (const [i, { position, mend: repair, convoyId, corridorId }] of rows.entries()) {
      const id = { position: BigInt(position), repair };
      const convoy = { convoyId, corridorId, json: documents[i] ?? '' };
      const before = changes.at(-1);
      if (before && compareChanges(before.id, id) === 0) before.convoys.push(convoy);
      else changes.push({ id, convoys: [convoy] });
    }
    return { changes, end: page.length === ROWS_AT_ONCE ? end : null };
  });
}
