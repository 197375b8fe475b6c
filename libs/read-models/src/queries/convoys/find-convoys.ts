import { CONVOY_PREFIX, type ConvoyStatus, convoyStream } from '#kafila/domain';
import { type Scope } from '#kafila/platform';
import { sql } from 'kysely';
import { isPostgres } from '../../database/dialect.js';
import { convoyCondition } from '../../database/scope/convoy-condition.js';
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
import { lengthOfDocument, readDocuments } from '../reading/documents.js';
import { skippedJsons } from '../reading/skipped-events.js';

/** What a list of convoys is narrowed to; all of it must hold. */
export interface ConvoyFilter {
  readonly status?: ConvoyStatus | undefined;
  /** At least one vehicle was seen in this country last. ISO 3166-1 alpha-2. */
  readonly country?: string | undefined;
  readonly corridor?: string | undefined;
  /** At least one vehicle was seen at this place last. Slug. */
  readonly place?: string | undefined;
  readonly regime?: string | undefined;
  /** Whose route goes through a country or place. */
  readonly through?: Scope | undefined;
  /** Part of a convoy id, plate or vehicle id, in any case. */
  readonly q?: string | undefined;
}

export interface FoundConvoy {
  readonly convoyId: string;
  readonly plannedDeparture: string;
  /** How many bytes its document has, about what its JSON will have. */
  readonly length: number;
  /** Position of the event that parked its stream; null where none did. */
  readonly parkedAt: string | null;
}

/**
 * Convoys by planned departure, the latest first. Neither that nor the id changes once a convoy is planned, so pages
 * have no gap and no repeat while convoys move.
 */
export async function findConvoys(
  db: Database,
  filter: ConvoyFilter,
  page: { readonly after: SortKey | undefined; readonly limit: number },
): Promise<readonly FoundConvoy[]> {
  const { status, country, corridor, place, regime, through, q } = filter;
  let query = selectConvoys(db)
    .orderBy('convoys.planned_departure', 'desc')
    .orderBy('convoys.convoy_id', 'desc')
    .limit(page.limit);
  if (page.after) {
    const [departure, convoyId] = page.after;
    query = query.where(
      sql<boolean>`(convoys.planned_departure, convoys.convoy_id) < (${departure}, ${convoyId})`,
    );
  }
  if (status !== undefined) query = query.where('convoys.status', '=', status);
  if (corridor !== undefined) query = query.where('convoys.corridor_id', '=', corridor);
  if (regime !== undefined) query = query.where('convoys.regime', '=', regime);
  if (through !== undefined) query = query.where(convoyCondition([through], 'convoys', isPostgres(db)));
  const withVehicle = (column: 'current_country' | 'last_place', value: string): void => {
    query = query.where((e) =>
      e.exists(
        e
          .selectFrom('vehicles')
          .select('vehicles.convoy_id')
          .whereRef('vehicles.convoy_id', '=', 'convoys.convoy_id')
          .where(`vehicles.${column}`, '=', value),
      ),
    );
  };
  if (country !== undefined) withVehicle('current_country', country);
  if (place !== undefined) withVehicle('last_place', place);
  if (q !== undefined) {
    const pattern = `%${q.toLowerCase().replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
    query = query.where(sql<boolean>`convoys.search like ${pattern} escape '\\'`);
  }
  return query.execute();
}

/** One convoy; undefined where it has no row. */
export async function findConvoy(db: Database, convoyId: string): Promise<FoundConvoy | undefined> {
  return selectConvoys(db).where('convoys.convoy_id', '=', convoyId).executeTakeFirst();
}

export function selectConvoys(db: Database) {
  return db
    .selectFrom('convoys')
    .leftJoin('parked_streams', (join) =>
      join
        .on('parked_streams.projection', '=', trips.name)
        .on(sql<boolean>`parked_streams.stream = ${CONVOY_PREFIX} || convoys.convoy_id`),
    )
    .select([
      'convoys.convoy_id as convoyId',
      'convoys.planned_departure as plannedDeparture',
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
