import { ascending, severityOf } from '#kafila/domain';
import { type RawBuilder, sql } from 'kysely';
import { type Database } from '../../../database/schema.js';
import { invalidCursor, parseJson, type SortKey } from '../../answers/cursor.js';
import {
  BOTH_SINCE,
  CONFLICTING_CLAIMS,
  codeOfConflict,
  conflictJson,
  conflictKindOf,
  type ConflictRow,
  irregularityJson,
  type IrregularityRow,
  OVERLAP,
  stands,
} from '../../shown-irregularities/shown-irregularity.js';

/** What a list of irregularities is narrowed to; all of it must hold. */
export interface IrregularityFilter {
  readonly code?: string | undefined;
  readonly severity?: string | undefined;
  /** Shown by this convoy: its own, and those of its carnets and declarations. */
  readonly convoyId?: string | undefined;
  readonly vehicleId?: string | undefined;
  readonly carnetNumber?: string | undefined;
  readonly declaration?: string | undefined;
  /** Since when it stands, RFC 3339 in UTC: not before `from`, before `to`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface FoundIrregularity {
  readonly sortKey: SortKey;
  readonly json: string;
}

const CONFLICT_KEY = ['kind', 'key', 'one', 'one_convoy', 'two', 'two_convoy'] as const;

interface Page {
  readonly after: SortKey | undefined;
  readonly limit: number;
}

/** What stands now, the newest first: those of one stream before conflicts of claims of the same moment. */
export async function findIrregularities(
  db: Database,
  filter: IrregularityFilter,
  page: Page,
): Promise<readonly FoundIrregularity[]> {
  const found = [...(await ofOneStream(db, filter, page)), ...(await conflicts(db, filter, page))];
  // Within one moment each part is in the order of the database already.
  const newestFirst = ([a]: SortKey, [b]: SortKey): number => ascending(b, a);
  return found.sort((a, b) => newestFirst(a.sortKey, b.sortKey)).slice(0, page.limit);
}

async function ofOneStream(
  db: Database,
  filter: IrregularityFilter,
  { after, limit }: Page,
): Promise<readonly FoundIrregularity[]> {
  const { code, severity, convoyId, vehicleId, carnetNumber, declaration, from, to } = filter;
  const where: RawBuilder<unknown>[] = [stands('i')];
  if (code !== undefined) where.push(sql`i.code = ${code}`);
  if (severity !== undefined) where.push(sql`i.severity = ${severity}`);
  if (carnetNumber !== undefined) where.push(sql`i.carnet_number = ${carnetNumber}`);
  if (declaration !== undefined) where.push(sql`i.declaration = ${declaration}`);
  if (from !== undefined) where.push(sql`i.since >= ${from}`);
  if (to !== undefined) where.push(sql`i.since < ${to}`);
  if (convoyId !== undefined) {
    where.push(sql`(i.convoy_id = ${convoyId} or (i.stream_kind = 'carnet' and i.carnet_number in
      (select claims.key from claims where claims.convoy_id = ${convoyId} and claims.kind = 'carnet')))`);
  }
  if (vehicleId !== undefined) {
    const quoted = JSON.stringify(vehicleId).replace(/[\\%_]/g, (character) => `\\${character}`);
    where.push(sql`i.vehicle_ids like ${`%${quoted}%`} escape '\\'`);
  }
  if (after) where.push(behind(after, ['i.since', 'i.stream', 'i.code', 'i.ordinal']));
  const { rows } = await sql<IrregularityRow & { stream: string; ordinal: number }>`
    select i.stream, i.ordinal, i.code, i.severity, i.since, i.convoy_id, i.carnet_number, i.declaration, i.reports,
      i.vehicle_ids, i.evidence
    from irregularities as i where ${sql.join(where, sql` and `)}
    order by i.since desc, i.stream, i.code, i.ordinal limit ${limit}`.execute(db);
  return rows.map((row) => ({
    sortKey: [row.since, JSON.stringify([row.stream, row.code, row.ordinal])],
    json: irregularityJson(row),
  }));
}

async function conflicts(
  db: Database,
  filter: IrregularityFilter,
  { after, limit }: Page,
): Promise<readonly FoundIrregularity[]> {
  const { code, severity, convoyId, vehicleId, carnetNumber, declaration, from, to } = filter;
  const kinds = (['vehicle', 'carnet'] as const).filter(
    (kind) =>
      (code === undefined || conflictKindOf(code) === kind) &&
      (severity === undefined || severityOf(codeOfConflict(kind)) === severity),
  );
  if (kinds.length === 0 || declaration !== undefined) return [];
  const where: RawBuilder<unknown>[] = [OVERLAP, sql`mine.holder < theirs.holder`];
  where.push(sql`mine.kind in (${sql.join(kinds)})`);
  if (carnetNumber !== undefined) where.push(sql`(mine.kind = 'carnet' and mine.key = ${carnetNumber})`);
  if (convoyId !== undefined) where.push(sql`${convoyId} in (mine.convoy_id, theirs.convoy_id)`);
  if (vehicleId !== undefined) {
    where.push(sql`((mine.kind = 'vehicle' and mine.key = ${vehicleId}) or
      (mine.kind = 'carnet' and ${vehicleId} in (mine.holder, theirs.holder)))`);
  }
  const outside: RawBuilder<unknown>[] = [sql`1 = 1`];
  if (from !== undefined) outside.push(sql`since >= ${from}`);
  if (to !== undefined) outside.push(sql`since < ${to}`);
  if (after) outside.push(behind(after, ['since', ...CONFLICT_KEY]));
  const { rows } = await sql<ConflictRow>`
    select * from (
      select mine.kind, mine.key, mine.holder as one, mine.convoy_id as one_convoy, theirs.holder as two,
        theirs.convoy_id as two_convoy, min(${BOTH_SINCE}) as since
      from ${CONFLICTING_CLAIMS} where ${sql.join(where, sql` and `)}
      group by mine.kind, mine.key, mine.holder, mine.convoy_id, theirs.holder, theirs.convoy_id
    ) as conflicts where ${sql.join(outside, sql` and `)}
    order by since desc, ${sql.join(CONFLICT_KEY.map((column) => sql.ref(column)))} limit ${limit}`.execute(
    db,
  );
  return rows.map((row) => ({
    sortKey: [row.since, JSON.stringify(CONFLICT_KEY.map((column) => row[column]))],
    json: conflictJson(row),
  }));
}

/**
 * Holds for what comes behind the last item of a page. The items of one stream come before the conflicts of claims of the
 * same moment: a key with another number of parts than the columns is one of the other list.
 *
 * @throws Problem `invalid-cursor`
 */
function behind(
  [since, key]: SortKey,
  [sinceColumn, ...columns]: readonly [string, ...string[]],
): RawBuilder<unknown> {
  const parts = partsOf(key);
  const column = sql.ref(sinceColumn);
  if (parts.length !== columns.length) {
    return columns.length === CONFLICT_KEY.length ? sql`${column} <= ${since}` : sql`${column} < ${since}`;
  }
  const refs = sql.join(columns.map((name) => sql.ref(name)));
  return sql`(${column} < ${since} or (${column} = ${since} and (${refs}) > (${sql.join(parts)})))`;
}

function partsOf(key: string): readonly (string | number)[] {
  const parts = parseJson(key);
  const ofStream = Array.isArray(parts) && parts.length === 3 && isOrdinal(parts[2]);
  const ofClaims = Array.isArray(parts) && parts.length === CONFLICT_KEY.length;
  const texts = ofStream ? parts.slice(0, 2) : ofClaims ? parts : [undefined];
  if (texts.every((part) => typeof part === 'string')) return parts as (string | number)[];
  throw invalidCursor();
}

function isOrdinal(part: unknown): boolean {
  return Number.isInteger(part) && Math.abs(part as number) < 2 ** 31;
}
