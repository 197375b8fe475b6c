import { CONVOY_PREFIX } from '#kafila/domain';
import { type RawBuilder, sql } from 'kysely';
import { TAKEN_BACK } from '../../tables/streams/report-id.table.js';

/**
 * So many shared ids of a stream are looked at, the least ones, by reads and by replays: nobody reads more, and who sends more must
 * hold nobody up.
 */
export const MOST_SHARED = 1000;
/** After every id. */
const LAST = '\u{10ffff}';

/** All streams that share a report id with another. */
export const ALL_SHARING: RawBuilder<unknown> = sql`(select distinct stream as column1 from shared_reports)`;

/** Pairs of reports of one id in two streams: of each stream asked for, as `mine`, with every other, as `theirs`. */
export function reportPairsOf(asked: readonly string[] | RawBuilder<unknown>): RawBuilder<unknown> {
  const streams = Array.isArray(asked)
    ? sql`(values ${sql.join(asked.map((stream: string) => sql`(cast(${stream} as text))`))})`
    : asked;
  return sql`${streams} as asked
    join shared_reports as mine on mine.stream = asked.column1 and mine.report_id < coalesce(
      (select nth.report_id from shared_reports as nth where nth.stream = asked.column1 and exists
          (select 1 from shared_reports as one where one.report_id = nth.report_id and one.stream <> nth.stream)
        order by nth.report_id limit 1 offset ${sql.lit(MOST_SHARED)}), ${LAST})
    join shared_reports as theirs on theirs.report_id = mine.report_id and theirs.stream <> mine.stream`;
}

/** Leaves out of these pairs those of which one was taken back in its stream. */
export const BOTH_STAND = sql<boolean>`${stands('mine')} and ${stands('theirs')}`;

/** The columns of `ClaimPairRow`, in their order. */
export const REPORT_PAIR_COLUMNS: RawBuilder<unknown> = sql`'report' as kind, mine.report_id as ${sql.ref('key')},
  mine.stream as holder, ${convoyIn('mine')} as holder_convoy, mine.occurred_at as from_at,
  cast(null as text) as until_at, cast(null as text) as left_at,
  theirs.stream as other_holder, ${convoyIn('theirs')} as other_convoy, theirs.occurred_at as other_from,
  cast(null as text) as other_until, cast(null as text) as other_left`;

function stands(side: 'mine' | 'theirs'): RawBuilder<boolean> {
  const [stream, reportId] = [sql.ref(`${side}.stream`), sql.ref(`${side}.report_id`)];
  const explains = sql`${sql.lit(`${TAKEN_BACK} `)} || ${stream} || ' ' || ${reportId}`;
  return sql`not exists (select 1 from explanations as e where e.stream = ${stream} and e.explains = ${explains})`;
}

/** The convoy that a stream is of; empty where it is of none. */
function convoyIn(side: 'mine' | 'theirs'): RawBuilder<string> {
  const stream = sql.ref(`${side}.stream`);
  const from = sql.lit(CONVOY_PREFIX.length + 1);
  return sql`case when ${stream} like ${sql.lit(`${CONVOY_PREFIX}%`)} then substr(${stream}, ${from}) else '' end`;
}
