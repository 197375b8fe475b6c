import { ascending, carnetStream, convoyStream, declarationStream, severityOf } from '#kafila/domain';
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
  ALL_SHARING,
  BOTH_STAND,
  REPORT_PAIR_COLUMNS,
  reportPairsOf,
} from '../../shown-irregularities/candidate-reports.js';
import {
  codeOfConflict,
  CONFLICT_KINDS,
  type ConflictKind,
  conflictKindOf,
} from '../../shown-irregularities/conflict-kinds.js';
import { type Conflict, conflictJson, conflictsAmong } from '../../shown-irregularities/conflicts.js';
import { type IrregularityFilter } from './irregularity-filter.js';
import { type Cursor, type FoundIrregularity, type PageAfter } from './irregularity-page.js';

/** Vehicles in two convoys, carnets on two vehicles, report ids in two streams and the like, the newest first. */
export async function findConflicts(
  db: Database,
  filter: IrregularityFilter,
  { after, limit }: PageAfter,
): Promise<readonly FoundIrregularity[]> {
  const { code, severity, from, to } = filter;
  const kinds = CONFLICT_KINDS.filter(
    (kind) =>
      (code === undefined || conflictKindOf(code) === kind) &&
      (severity === undefined || severityOf(codeOfConflict(kind)) === severity),
  );
  const rows = [...(await claimPairs(db, filter, kinds)), ...(await reportPairs(db, filter, kinds))];
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

async function claimPairs(
  db: Database,
  { convoyId, vehicleId, carnetNumber, declaration }: IrregularityFilter,
  kinds: readonly ConflictKind[],
): Promise<readonly ClaimPairRow[]> {
  // Exclusions are few: what falls under them is looked up for each, and not the other way round.
  const ofClaims = kinds.filter((kind) => kind !== 'report' && kind !== 'use');
  if (ofClaims.length === 0 || declaration !== undefined) return [];
  const where: RawBuilder<unknown>[] = [MAY_CONFLICT];
  where.push(sql`(mine.holder < theirs.holder or mine.kind = 'exclusion')`);
  where.push(sql`mine.kind in (${sql.join(ofClaims)})`);
  if (carnetNumber !== undefined) {
    const isItsUse = sql`(mine.kind = 'exclusion' and theirs.stream = ${carnetStream(carnetNumber)})`;
    where.push(sql`((mine.kind = 'carnet' and mine.key = ${carnetNumber}) or ${isItsUse})`);
  }
  if (convoyId !== undefined) where.push(sql`${convoyId} in (mine.convoy_id, theirs.convoy_id)`);
  if (vehicleId !== undefined) {
    where.push(sql`((mine.kind = 'vehicle' and mine.key = ${vehicleId}) or
      (mine.kind = 'carnet' and ${vehicleId} in (mine.holder, theirs.holder)) or
      (mine.kind = 'exclusion' and theirs.holder like ${`%"vehicleIds":[${asPattern(JSON.stringify(vehicleId))}]%`} escape '\\') or
      (mine.kind = 'handover' and mine.key like ${`[${asPattern(JSON.stringify(vehicleId))},%`} escape '\\'))`);
  }
  const { rows } = await sql<ClaimPairRow>`select ${CLAIM_PAIR_COLUMNS} from ${CLAIM_PAIRS}
    where ${sql.join(where, sql` and `)}`.execute(db);
  return rows;
}

async function reportPairs(
  db: Database,
  { convoyId, vehicleId, carnetNumber, declaration }: IrregularityFilter,
  kinds: readonly ConflictKind[],
): Promise<readonly ClaimPairRow[]> {
  if (!kinds.includes('report') || vehicleId !== undefined) return [];
  // From both sides: of many, each of the two looks at its own least ones.
  const where: RawBuilder<unknown>[] = [BOTH_STAND];
  const streams = [
    ...(convoyId === undefined ? [] : [convoyStream(convoyId)]),
    ...(carnetNumber === undefined ? [] : [carnetStream(carnetNumber)]),
    ...(declaration === undefined ? [] : [declarationStream(declaration)]),
  ];
  for (const stream of streams) where.push(sql`${stream} in (mine.stream, theirs.stream)`);
  const { rows } = await sql<ClaimPairRow>`select ${REPORT_PAIR_COLUMNS} from ${reportPairsOf(ALL_SHARING)}
    where ${sql.join(where, sql` and `)}`.execute(db);
  return rows;
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
