import { CONVOY_PREFIX, convoyStream } from '#kafila/domain';
import { sql } from 'kysely';
import { type Database } from '../../database/schema.js';
import { type ConvoyFilter } from './convoy-filter.js';
import { findConvoys, type FoundConvoy, keyOfConvoy } from './find-convoys.js';
import { type SortKey, writeCursor } from '../answers/cursor.js';
import { type AskedPage, itemsOfPage, pageJson } from '../answers/page.js';
import { type Past } from '../../past/past.js';
import { streamsAboutConvoys } from '../../past/streams-about.js';

/** So many convoys are folded for one page at most; where fewer of them fit the filter than wanted, the page is shorter. */
const FOLDED_AT_MOST = 400;
/** So many convoys are listed in one page at most. */
export const LISTED_AT_MOST = 200;

/** A convoy that the tables of the present know, by what they are listed by: neither ever changes. */
interface Candidate {
  readonly convoyId: string;
  readonly plannedDeparture: string;
}

/**
 * A page of the fleet at a pair of clocks, as JSON. Only convoys of the page are folded: which they are, in the order of
 * departure, the present knows, for neither departure nor id of a convoy ever changes. Those that do not fit the filter
 * are folded too, up to `FOLDED_AT_MOST`; after that the page ends, with a cursor that goes on there.
 *
 * @param jsonsOf what is shown of each of some convoys
 */
export async function listPastConvoys(
  past: Past,
  filter: ConvoyFilter,
  { after, limit: most }: AskedPage,
  jsonsOf: (db: Database, found: readonly FoundConvoy[]) => Promise<readonly string[]>,
): Promise<string> {
  const limit = Math.min(most, LISTED_AT_MOST);
  const found: FoundConvoy[] = [];
  let [last, left]: [SortKey | undefined, number] = [after, FOLDED_AT_MOST];
  let goesOn = true;
  // One more than wanted tells whether a page follows.
  while (goesOn && found.length <= limit && left > 0) {
    const wanted = Math.min(limit + 1, left);
    const candidates = await candidatesAfter(past, last, wanted);
    await past.load(candidates.map(({ convoyId }) => convoyStream(convoyId)));
    const ids = new Set(candidates.map(({ convoyId }) => convoyId));
    const page = { after: last, limit: candidates.length };
    const fitting = await findConvoys(past.db, filter, page);
    // Others are in the tables because of what they have to do with convoys of this page.
    found.push(...fitting.filter(({ convoyId }) => ids.has(convoyId)));
    const furthest = candidates.at(-1);
    if (furthest) last = keyOfConvoy(furthest);
    goesOn = candidates.length === wanted;
    left -= candidates.length;
  }
  const items = found.slice(0, limit);
  await past.load(
    await streamsAboutConvoys(
      past.known,
      items.map(({ convoyId }) => convoyId),
    ),
  );
  const jsons = await itemsOfPage(
    items,
    (some) => jsonsOf(past.db, some),
    ({ length }) => length,
  );
  const shown = items[jsons.length - 1];
  const next = found.length > jsons.length && shown ? keyOfConvoy(shown) : goesOn ? last : undefined;
  return pageJson(jsons, next === undefined ? null : writeCursor(next));
}

/** Convoys that had been planned by then, the latest departure first. */
async function candidatesAfter(
  { clocks, present }: Past,
  after: SortKey | undefined,
  limit: number,
): Promise<readonly Candidate[]> {
  const isAfter = after
    ? sql`(convoys.planned_departure, convoys.convoy_id) < (${after[0]}, ${after[1]})`
    : sql`1 = 1`;
  const { rows } = await sql<Candidate>`
    select convoys.convoy_id as ${sql.ref('convoyId')}, convoys.planned_departure as ${sql.ref('plannedDeparture')}
    from convoys join streams on streams.stream = ${CONVOY_PREFIX} || convoys.convoy_id
    where streams.position <= ${clocks.position} and ${isAfter}
    order by convoys.planned_departure desc, convoys.convoy_id desc limit ${limit}`.execute(present.read);
  return rows;
}
