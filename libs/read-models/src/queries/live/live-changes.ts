import { sql } from 'kysely';
import { type ReadModels } from '../../database/read-models.js';
import { asText } from '../../database/schema.js';
import { documentsOf, findChangedConvoys } from '../convoys/find-convoys.js';

/** Rows read at one time; bounds what is in memory however far somebody is behind. */
const ROWS_AT_ONCE = 100;

/** A convoy as the live feed sends it. */
export interface LiveConvoy {
  readonly convoyId: string;
  readonly corridorId: string | null;
  /** As GET /v1/convoys/:convoyId gives it. */
  readonly json: string;
}

/** One event, and the convoys that show something else since. */
export interface LiveChange {
  readonly position: bigint;
  readonly convoys: LiveConvoy[];
}

/** Part of what has changed. */
export interface LivePage {
  readonly changes: readonly LiveChange[];
  /** Where the page ends; null where nothing more has changed. */
  readonly end: bigint | null;
}

/** What changed behind a position, whole changes only: all convoys that one event has changed, or none. */
export function readChanges(readModels: ReadModels, projection: string, after: bigint): Promise<LivePage> {
  return readModels.snapshot(async (db) => {
    const page = await db
      .selectFrom('convoy_changes')
      .select(asText('position').as('position'))
      .where(sql<boolean>`position > ${after}`)
      .orderBy(sql`convoy_changes.position`)
      .limit(ROWS_AT_ONCE)
      .execute();
    const last = page.at(-1)?.position;
    if (last === undefined) return { changes: [], end: null };
    const rows = await findChangedConvoys(db, projection, after, BigInt(last));
    const documents = await documentsOf(db, rows);
    const changes: LiveChange[] = [];
    for (const [i, { changedAt, convoyId, corridorId }] of rows.entries()) {
      const position = BigInt(changedAt);
      const convoy = { convoyId, corridorId, json: documents[i] ?? '' };
      const change = changes.at(-1);
      if (change?.position === position) change.convoys.push(convoy);
      else changes.push({ position, convoys: [convoy] });
    }
    return { changes, end: page.length === ROWS_AT_ONCE ? BigInt(last) : null };
  });
}
