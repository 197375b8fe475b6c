import { type Irregularity, type WatchedCarnet } from '#kafila/domain';
import { type RawBuilder, sql } from 'kysely';
import { type Database } from '../../database/schema.js';
import { inTurns } from '../../past/in-turns.js';
import { type CarnetDocument } from '../../tables/carnet/carnet-document.js';
import { type ConvoyDocument } from '../../tables/convoy/convoy-document.js';
import { parsingJson } from '../answers/parsing-json.js';
import { irregularitiesOfConvoys } from '../shown-irregularities/irregularities-of.js';

/** A convoy that alerts may be raised of, with all that is known of it. */
export interface WatchedNow {
  readonly convoyId: string;
  readonly convoy: ConvoyDocument;
  readonly irregularities: readonly Irregularity[];
  readonly carnets: readonly WatchedCarnet[];
}

/** Whether something can still go wrong with a row of `convoys`. */
export const isOpen = (status: RawBuilder<unknown> = sql.ref('status')): RawBuilder<boolean> =>
  sql<boolean>`${status} in ('planned', 'dispatched', 'underway', 'held', 'recalled')`;

/** A convoy that is over is watched for what customs claim under the carnets that it had last. */
const isWatched = sql<boolean>`(${isOpen()} or convoy_id in (
  select convoy_id from unpaid_claims where convoy_id is not null
  union select claims.convoy_id from unpaid_claims join claims on claims.kind = 'carnet' and claims.key = carnet_number
    where unpaid_claims.convoy_id is null))`;

/** The ids of some convoys that are not over, or that have a claim that nobody paid, in their order. */
export async function listWatched(db: Database, after: string, limit: number): Promise<readonly string[]> {
  const found = await db
    .selectFrom('convoys')
    .select('convoy_id')
    .where(isWatched)
    .where('convoy_id', '>', after)
    .orderBy('convoy_id')
    .limit(limit)
    .execute();
  return found.map(({ convoy_id: id }) => id);
}

/** Those of these convoys that are watched, in the order of their ids. */
export async function readWatched(
  db: Database,
  convoyIds: readonly string[],
): Promise<readonly WatchedNow[]> {
  if (convoyIds.length === 0) return [];
  const found = await db
    .selectFrom('convoys')
    .select(['convoy_id', 'document'])
    .where('convoy_id', 'in', convoyIds)
    .where(isWatched)
    .orderBy('convoy_id')
    .execute();
  const ids = found.map(({ convoy_id: id }) => id);
  if (ids.length === 0) return [];
  const irregularities = await irregularitiesOfConvoys(db, ids);
  const carnets = await carnetsOf(db, ids);
  const watched: WatchedNow[] = [];
  for (const { convoy_id: convoyId, document } of found) {
    const convoy = await inTurns(parsingJson<ConvoyDocument>(document));
    watched.push({
      convoyId,
      convoy,
      irregularities: (irregularities.get(convoyId) ?? []).map((json) => JSON.parse(json) as Irregularity),
      carnets: carnets.get(convoyId) ?? [],
    });
  }
  return watched;
}

/** The carnets that vehicles of these convoys carry, or that the desk has assigned to them. */
async function carnetsOf(
  db: Database,
  convoyIds: readonly string[],
): Promise<ReadonlyMap<string, readonly WatchedCarnet[]>> {
  const ids = sql.join(convoyIds);
  const { rows } = await sql<{ convoy_id: string; document: string }>`
    select convoy_id, document from carnets where convoy_id in (${ids})
    union
    select claims.convoy_id, carnets.document from claims join carnets on carnets.carnet_number = claims.key
      where claims.kind = 'carnet' and claims.convoy_id in (${ids})
    order by 1, 2`.execute(db);
  return inTurns(byConvoy(rows));
}

function* byConvoy(
  rows: readonly { readonly convoy_id: string; readonly document: string }[],
): Generator<void, ReadonlyMap<string, readonly WatchedCarnet[]>> {
  const carnets = new Map<string, WatchedCarnet[]>();
  for (const { convoy_id: convoyId, document } of rows) {
    const carnet = JSON.parse(document) as CarnetDocument;
    const known = carnets.get(convoyId);
    if (known) known.push(carnet);
    else carnets.set(convoyId, [carnet]);
    yield;
  }
  return carnets;
}
