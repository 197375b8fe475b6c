import { CONVOY_PREFIX, convoyStream } from '#kafila/domain';
import { sql } from 'kysely';
import { type ConvoyFilter, documentsOf, findConvoys, type FoundConvoy } from './find-convoys.js';
import { type SortKey, writeCursor } from '../answers/cursor.js';
import { trips } from '../../trips/trips.projection.js';
import { type Past } from '../../past/past.js';
import { streamsAboutConvoys } from '../../past/streams-about.js';

/** So many convoys are folded for one page at most; where fewer of them fit the filter than wanted, the page is shorter. */
const FOLDED_AT_MOST = 400;

/** A convoy that the tables of the present know, by what they are listed by: neither ever changes. */
interface Candidate {
  readonly convoyId: string;
  readonly plannedDeparture: string;
}

/**
 * A page of the fleet at a pair of clocks, as JSON. Only convoys of the page are folded: which they are, in the order of
 * departure, the present knows, for neither departure nor id of a convoy ever changes. Those that do not fit the filter
 * are folded too, up to `FOLDED_AT_MOST`; behind that the page ends, with a cursor that goes on there.
 */
export async function listPastConvoys(
  past: Past,
  filter: ConvoyFilter,
  { after, limit }: { readonly after: SortKey | undefined; readonly limit: number },
): Promise<string> {
  const found: FoundConvoy[] = [];
  let [behind, left]: [SortKey | undefined, number] = [after, FOLDED_AT_MOST];
  let goesOn = true;
  // One more than wanted tells whether a page follows.
  while (goesOn && found.length <= limit && left > 0) {
    const wanted = Math.min(limit + 1, left);
    const candidates = await candidatesBehind(past, behind, wanted);
    await past.load(candidates.map(({ convoyId }) => convoyStream(convoyId)));
    const ids = new Set(candidates.map(({ convoyId }) => convoyId));
    const page = { after: behind, limit: candidates.length };
    const fitting = await findConvoys(past.db, trips.name, filter, page);
    // Others are in the tables because of what they have to do with convoys of this page.
    found.push(...fitting.filter(({ convoyId }) => ids.has(convoyId)));
    const last = candidates.at(-1);
    if (last) behind = keyOf(last);
    goesOn = candidates.length === wanted;
    left -= candidates.length;
  }
  const items = found.slice(0, limit);
  await past.load(
    await streamsAboutConvoys(
      past,
      items.map(({ convoyId }) => convoyId),
    ),
  );
  const last = items.at(-1);
  const next = found.length > limit && last ? keyOf(last) : goesOn ? behind : undefined;
  const nextCursor = next === undefined ? null : writeCursor(next);
  const texts = await documentsOf(past.db, items);
  return `{"items":[${texts.join(',')}],"nextCursor":${JSON.stringify(nextCursor)}}`;
}

function keyOf({ plannedDeparture, convoyId }: Candidate): SortKey {
  return [plannedDeparture, convoyId];
}

/** Convoys that had been planned by then, the latest departure first. */
async function candidatesBehind(
  { clocks, present }: Past,
  after: SortKey | undefined,
  limit: number,
): Promise<readonly Candidate[]> {
  const behind = after
    ? sql`(convoys.planned_departure, convoys.convoy_id) < (${after[0]}, ${after[1]})`
    : sql`1 = 1`;
  const { rows } = await sql<Candidate>`
    select convoys.convoy_id as ${sql.ref('convoyId')}, convoys.planned_departure as ${sql.ref('plannedDeparture')}
    from convoys join streams on streams.stream = ${CONVOY_PREFIX} || convoys.convoy_id
    where streams.position <= ${clocks.position} and ${behind}
    order by convoys.planned_departure desc, convoys.convoy_id desc limit ${limit}`.execute(present.read);
  return rows;
}
