import { CONVOY_PREFIX, convoyStream } from '#kafila/domain';
import { type RawBuilder, sql } from 'kysely';
import { isPostgres } from '../../database/dialect.js';
import { type Database } from '../../database/schema.js';
import { trips } from '../../trips/trips.projection.js';
import { type SortKey } from '../answers/cursor.js';
import { earlierIrregularities, MOST_SHOWN } from '../shown-irregularities/how-many.js';
import {
  irregularitiesOfConvoys,
  manyOfConvoys,
  type ManyOfConvoys,
} from '../shown-irregularities/irregularities-of.js';
import { withMembers } from '../answers/json-text.js';
import { conditionsOf, type ConvoyFilter } from './convoy-filter.js';
import { lengthOfDocument, readDocuments } from '../reading/documents.js';
import { skippedJsons } from '../reading/skipped-events.js';

export interface FoundConvoy {
  readonly convoyId: string;
  readonly plannedDeparture: string;
  /** How many bytes its document has, about what its JSON will have. */
  readonly length: number;
  /** Position of the event that parked its stream; null where none did. */
  readonly parkedAt: string | null;
}

/** A convoy as the fleet lists it. */
export type InFleet = Omit<FoundConvoy, 'length'>;

/** What lists of convoys are ordered by. */
export function keyOfConvoy({ plannedDeparture, convoyId }: Omit<InFleet, 'parkedAt'>): SortKey {
  return [plannedDeparture, convoyId];
}

export interface PageOfConvoys {
  readonly after: SortKey | undefined;
  readonly limit: number;
}

/**
 * Convoys by planned departure, the latest first. Neither that nor the id changes once a convoy is planned, so pages
 * have no gap and no repeat while convoys move.
 */
export async function findConvoys(
  db: Database,
  filter: ConvoyFilter,
  { after, limit }: PageOfConvoys,
): Promise<readonly FoundConvoy[]> {
  return selectConvoys(db)
    .where(isListed(db, filter, after))
    .orderBy('convoys.planned_departure', 'desc')
    .orderBy('convoys.convoy_id', 'desc')
    .limit(limit)
    .execute();
}

/** Whether a row of `convoys` fits a filter, and comes after another. */
export function isListed(
  db: Database,
  filter: ConvoyFilter,
  after: SortKey | undefined,
): RawBuilder<boolean> {
  const conditions = conditionsOf(filter, isPostgres(db));
  const isAfter = after
    ? [sql<boolean>`(convoys.planned_departure, convoys.convoy_id) < (${after[0]}, ${after[1]})`]
    : [];
  const all = [...conditions, ...isAfter];
  return all.length === 0 ? sql<boolean>`1 = 1` : sql<boolean>`${sql.join(all, sql` and `)}`;
}

/** One convoy; undefined where it has no row. */
export async function findConvoy(db: Database, convoyId: string): Promise<FoundConvoy | undefined> {
  return selectConvoys(db).where('convoys.convoy_id', '=', convoyId).executeTakeFirst();
}

export const LISTED_BY = [
  'convoys.convoy_id as convoyId',
  'convoys.planned_departure as plannedDeparture',
] as const;

export function selectConvoys(db: Database) {
  return db
    .selectFrom('convoys')
    .leftJoin('parked_streams', (join) =>
      join
        .on('parked_streams.projection', '=', trips.name)
        .on(sql<boolean>`parked_streams.stream = ${CONVOY_PREFIX} || convoys.convoy_id`),
    )
    .select(LISTED_BY)
    .select([
      lengthOfDocument('convoys'),
      sql<string | null>`cast(parked_streams.position as text)`.as('parkedAt'),
    ]);
}

/** The shapes of the API as JSON, without irregularities, by id. */
export function readConvoyDocuments(
  db: Database,
  convoyIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return readDocuments(db, 'convoys', 'convoy_id', convoyIds);
}

/**
 * The documents to send, each with what does not fit; a convoy whose stream is parked says since when it is incomplete.
 * What is stored is JSON already: it is put together as text.
 */
export async function documentsOf(
  db: Database,
  found: readonly Pick<FoundConvoy, 'convoyId' | 'parkedAt'>[],
): Promise<readonly string[]> {
  const convoyIds = found.map(({ convoyId }) => convoyId);
  const documents = await readConvoyDocuments(db, convoyIds);
  const many = await manyOfConvoys(db, convoyIds);
  const irregularities = await irregularitiesOfConvoys(db, convoyIds, many);
  const skipped = await skippedJsons(
    db,
    found.map(({ convoyId }) => convoyStream(convoyId)),
  );
  return found.map(({ convoyId, parkedAt }) =>
    withMembers(documents.get(convoyId) ?? '{}', {
      irregularities: `[${(irregularities.get(convoyId) ?? []).join(',')}]`,
      ...earlierIrregularities('convoy_id', convoyId, countOf(convoyId, many)),
      ...(parkedAt === null ? {} : { incompleteSince: JSON.stringify(parkedAt) }),
      ...skipped.get(convoyStream(convoyId)),
    }),
  );
}

/** With each carnet that another convoy has now, so many are shown again. */
function countOf(convoyId: string, { own, carnets }: ManyOfConvoys): number | undefined {
  const elsewhere = carnets.filter((one) => one.convoyId === convoyId).map(({ many }) => many - MOST_SHOWN);
  const count = own.get(convoyId);
  if (count === undefined && elsewhere.length === 0) return undefined;
  return elsewhere.reduce((sum, many) => sum + many, count ?? MOST_SHOWN);
}
