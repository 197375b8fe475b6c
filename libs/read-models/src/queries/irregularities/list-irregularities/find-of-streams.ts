import { type RawBuilder, sql } from 'kysely';
import { type Database } from '../../../database/schema.js';
import { type SortKey } from '../../answers/cursor.js';
import {
  IRREGULARITY_COLUMNS,
  type IrregularityRow,
  streamIrregularityOf,
} from '../../shown-irregularities/candidate-irregularities.js';
import { irregularityJson, stands } from '../../shown-irregularities/which-show.js';
import { type IrregularityFilter } from './irregularity-filter.js';
import { type Cursor, type FoundIrregularity, type PageAfter } from './irregularity-page.js';

/** Read beyond what is still missing, the first time that some were explained. */
const FEW = 4;

/**
 * What one stream tells and nothing in another explains, the newest first. What is explained is left out only when it is
 * read: where it fills a page, more are read.
 */
export async function findOfStreams(
  db: Database,
  filter: IrregularityFilter,
  { after, limit }: PageAfter,
): Promise<readonly FoundIrregularity[]> {
  const found: FoundIrregularity[] = [];
  let [last, wanted, portion] = [after, limit, FEW];
  for (;;) {
    const rows = await candidates(db, filter, { after: last, limit: wanted });
    for (const row of rows) {
      const irregularity = streamIrregularityOf(row);
      if (!stands(irregularity)) continue;
      const sortKey: SortKey = [row.since, JSON.stringify([row.stream, row.code, row.ordinal])];
      found.push({ sortKey, json: irregularityJson(irregularity) });
    }
    const furthest = rows.at(-1);
    if (!furthest || rows.length < wanted || found.length >= limit) return found.slice(0, limit);
    last = { since: furthest.since, ofStream: [furthest.stream, furthest.code, furthest.ordinal] };
    // Few are explained as a rule; where many are, ever larger portions are read.
    portion *= 4;
    wanted = limit - found.length + portion;
  }
}

async function candidates(
  db: Database,
  filter: IrregularityFilter,
  { after, limit }: PageAfter,
): Promise<readonly (IrregularityRow & { readonly stream: string; readonly ordinal: number })[]> {
  const { code, severity, convoyId, vehicleId, carnetNumber, declaration, from, to } = filter;
  const where: RawBuilder<unknown>[] = [];
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
  if (after) where.push(isAfter(after));
  const order = sql`order by i.since desc, i.stream, i.code, i.ordinal`;
  // What may explain them is looked up for those of the page, not for all that are put in order.
  const { rows } = await sql<IrregularityRow & { stream: string; ordinal: number }>`
    select i.stream, i.ordinal, ${IRREGULARITY_COLUMNS} from (
      select i.* from irregularities as i
      ${where.length === 0 ? sql`` : sql`where ${sql.join(where, sql` and `)}`} ${order} limit ${limit}
    ) as i ${order}`.execute(db);
  return rows;
}

/** Holds for an irregularity of one stream that comes after the last item of a page: at one moment they come before conflicts. */
function isAfter({ since, ofStream }: Cursor): RawBuilder<unknown> {
  if (!ofStream) return sql`i.since < ${since}`;
  return sql`(i.since < ${since} or (i.since = ${since} and (i.stream, i.code, i.ordinal) > (${sql.join(ofStream)})))`;
}
