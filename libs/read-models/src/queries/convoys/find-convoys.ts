import { CONVOY_PREFIX, type ConvoyStatus, convoyStream } from '#kafila/domain';
import { type RawBuilder, sql } from 'kysely';
import { asText, type Database } from '../../database/schema.js';
import { type ChangeId } from '../../runner/projection/change-id.js';
import { trips } from '../../trips/trips.projection.js';
import { type SortKey } from '../answers/cursor.js';
import { irregularitiesOfConvoys } from '../irregularities/irregularities-of.js';
import { withMembers } from '../send-json.js';
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
  /** Part of a convoy id, plate or vehicle id, in any case. */
  readonly q?: string | undefined;
}

export interface FoundConvoy {
  readonly convoyId: string;
  readonly plannedDeparture: string;
  /** The shape of the API as JSON, without its irregularities. */
  readonly document: string;
  /** Position of the event that parked its stream; null where none did. */
  readonly parkedAt: string | null;
}

/** A convoy, and what changed it last. */
export interface ChangedConvoy extends FoundConvoy {
  readonly corridorId: string | null;
  /** Decimal digits. */
  readonly position: string;
  readonly mend: number;
}

/**
 * Convoys by planned departure, the latest first. Neither that nor the id changes once a convoy is planned, so pages
 * have no gap and no repeat while convoys move.
 */
export async function findConvoys(
  db: Database,
  projection: string,
  filter: ConvoyFilter,
  page: { readonly after: SortKey | undefined; readonly limit: number },
): Promise<readonly FoundConvoy[]> {
  const { status, country, corridor, place, regime, q } = filter;
  let query = selectConvoys(db, projection)
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
export async function findConvoy(
  db: Database,
  projection: string,
  convoyId: string,
): Promise<FoundConvoy | undefined> {
  return selectConvoys(db, projection).where('convoys.convoy_id', '=', convoyId).executeTakeFirst();
}

/** Why the stream of a convoy is parked; undefined where it is not. */
export async function findParked(
  db: Database,
  projection: string,
  stream: string,
): Promise<{ readonly position: string; readonly reason: string } | undefined> {
  return db
    .selectFrom('parked_streams')
    .select(['reason', asText('position').as('position')])
    .where('projection', '=', projection)
    .where('stream', '=', stream)
    .executeTakeFirst();
}

/** Convoys that something has changed behind `after`, up to `upTo`, in the order of what changed them. */
export async function findChangedConvoys(
  db: Database,
  projection: string,
  after: ChangeId,
  upTo: ChangeId,
): Promise<readonly ChangedConvoy[]> {
  return selectConvoys(db, projection)
    .innerJoin('convoy_changes', 'convoy_changes.convoy_id', 'convoys.convoy_id')
    .select([
      'convoys.corridor_id as corridorId',
      'convoy_changes.mend',
      asText('convoy_changes.position').as('position'),
    ])
    .where(isBehind(after))
    .where(sql<boolean>`(convoy_changes.position, convoy_changes.mend) <= (${upTo.position}, ${upTo.repair})`)
    .orderBy(sql`convoy_changes.position`)
    .orderBy('convoy_changes.mend')
    .orderBy('convoys.convoy_id')
    .execute();
}

/** Whether a convoy was changed behind something. */
export function isBehind({ position, repair }: ChangeId): RawBuilder<boolean> {
  return sql<boolean>`(convoy_changes.position, convoy_changes.mend) > (${position}, ${repair})`;
}

function selectConvoys(db: Database, projection: string) {
  return db
    .selectFrom('convoys')
    .leftJoin('parked_streams', (join) =>
      join
        .on('parked_streams.projection', '=', projection)
        .on(sql<boolean>`parked_streams.stream = ${CONVOY_PREFIX} || convoys.convoy_id`),
    )
    .select([
      'convoys.convoy_id as convoyId',
      'convoys.planned_departure as plannedDeparture',
      'convoys.document',
      sql<string | null>`cast(parked_streams.position as text)`.as('parkedAt'),
    ]);
}

/**
 * The documents to send, each with what does not fit; a convoy whose stream is parked says since when it is incomplete.
 * What is stored is JSON already: it is put together as text.
 */
export async function documentsOf(db: Database, found: readonly FoundConvoy[]): Promise<readonly string[]> {
  const irregularities = await irregularitiesOfConvoys(
    db,
    found.map(({ convoyId }) => convoyId),
  );
  const skipped = await skippedJsons(
    db,
    trips.name,
    found.map(({ convoyId }) => convoyStream(convoyId)),
  );
  return found.map(({ convoyId, document, parkedAt }) =>
    withMembers(document, {
      irregularities: `[${(irregularities.get(convoyId) ?? []).join(',')}]`,
      ...(parkedAt === null ? {} : { incompleteSince: JSON.stringify(parkedAt) }),
      ...skipped.get(convoyStream(convoyId)),
    }),
  );
}
