import { ascending, severityOf } from '#kafila/domain';
import { type RawBuilder, sql } from 'kysely';
import { type Database } from '../../../database/schema.js';
import {
  CLAIM_PAIR_COLUMNS,
  CLAIM_PAIRS,
  claimPairOf,
  type ClaimPairRow,
  MAY_CONFLICT,
} from '../../shown-irregularities/candidate-claims.js';
import {
  codeOfConflict,
  CONFLICT_KINDS,
  type Conflict,
  conflictJson,
  conflictKindOf,
  conflictsAmong,
} from '../../shown-irregularities/which-show.js';
import { type IrregularityFilter } from './irregularity-filter.js';
import { type Cursor, type FoundIrregularity, type PageAfter } from './irregularity-page.js';

/** Vehicles in two convoys and carnets on two vehicles, the newest first. */
export async function findConflicts(
  db: Database,
  filter: IrregularityFilter,
  { after, limit }: PageAfter,
): Promise<readonly FoundIrregularity[]> {
  const { code, severity, convoyId, vehicleId, carnetNumber, declaration, from, to } = filter;
  const kinds = CONFLICT_KINDS.filter(
    (kind) =>
      (code === undefined || conflictKindOf(code) === kind) &&
      (severity === undefined || severityOf(codeOfConflict(kind)) === severity),
  );
  if (kinds.length === 0 || declaration !== undefined) return [];
  const where: RawBuilder<unknown>[] = [MAY_CONFLICT, sql`mine.holder < theirs.holder`];
  where.push(sql`mine.kind in (${sql.join(kinds)})`);
  if (carnetNumber !== undefined) where.push(sql`(mine.kind = 'carnet' and mine.key = ${carnetNumber})`);
  if (convoyId !== undefined) where.push(sql`${convoyId} in (mine.convoy_id, theirs.convoy_id)`);
  if (vehicleId !== undefined) {
    where.push(sql`((mine.kind = 'vehicle' and mine.key = ${vehicleId}) or
      (mine.kind = 'carnet' and ${vehicleId} in (mine.holder, theirs.holder)) or
      (mine.kind = 'handover' and mine.key like ${`[${asPattern(JSON.stringify(vehicleId))},%`} escape '\\'))`);
  }
  const { rows } = await sql<ClaimPairRow>`select ${CLAIM_PAIR_COLUMNS} from ${CLAIM_PAIRS}
    where ${sql.join(where, sql` and `)}`.execute(db);
  return conflictsAmong(rows.map(claimPairOf))
    .filter(({ since }) => since >= (from ?? since) && (to === undefined || since < to))
    .filter((conflict) => !after || comesAfter(conflict, after))
    .sort(newestFirst)
    .slice(0, limit)
    .map((conflict) => ({
      sortKey: [conflict.since, JSON.stringify(conflictKey(conflict))],
      json: conflictJson(conflict),
    }));
}

/** Text as it stands, within a pattern of SQL. */
function asPattern(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}

function conflictKey({ kind, key, one, oneConvoy, two, twoConvoy }: Conflict): readonly string[] {
  return [kind, key, one, oneConvoy, two, twoConvoy];
}

function newestFirst(a: Conflict, b: Conflict): number {
  return ascending(b.since, a.since) || inOrderOfKeys(conflictKey(a), conflictKey(b));
}

function comesAfter(conflict: Conflict, { since, ofConflict }: Cursor): boolean {
  if (conflict.since !== since) return conflict.since < since;
  return ofConflict === undefined || inOrderOfKeys(conflictKey(conflict), ofConflict) > 0;
}

function inOrderOfKeys(a: readonly string[], b: readonly string[]): number {
  const i = a.findIndex((part, at) => part !== b[at]);
  return ascending(a[i] ?? '', b[i] ?? '');
}
