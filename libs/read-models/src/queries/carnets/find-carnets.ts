import { CARNET_PREFIX, type CarnetStatus, carnetStream } from '#kafila/domain';
import { sql } from 'kysely';
import { type Database } from '../../database/schema.js';
import { trips } from '../../trips/trips.projection.js';
import { countsOfMany, earlierIrregularities } from '../shown-irregularities/how-many.js';
import { irregularitiesOfCarnets } from '../shown-irregularities/irregularities-of.js';
import { withMembers } from '../answers/json-text.js';
import { lengthOfDocument, readDocuments } from '../reading/documents.js';
import { skippedJsons } from '../reading/skipped-events.js';

/** What a list of carnets is narrowed to; all of it must hold. */
export interface CarnetFilter {
  readonly status?: CarnetStatus | undefined;
  /** Assigned to a vehicle of this convoy, carried by one, or named with it by facts. */
  readonly convoyId?: string | undefined;
}

export interface FoundCarnet {
  readonly carnetNumber: string;
  /** How many bytes its document has, about what its JSON will have. */
  readonly length: number;
  /** Position of the event that parked its stream; null where none did. */
  readonly parkedAt: string | null;
}

/** Carnets by number. */
export async function findCarnets(
  db: Database,
  { status, convoyId }: CarnetFilter,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly FoundCarnet[]> {
  let query = selectCarnets(db).orderBy('carnets.carnet_number').limit(page.limit);
  if (page.after !== undefined) query = query.where('carnets.carnet_number', '>', page.after);
  if (status !== undefined) query = query.where('carnets.status', '=', status);
  if (convoyId !== undefined) {
    query = query.where((e) =>
      e.or([
        e('carnets.convoy_id', '=', convoyId),
        e(
          'carnets.carnet_number',
          'in',
          e
            .selectFrom('claims')
            .select('claims.key')
            .where('claims.kind', '=', 'carnet')
            .where('claims.convoy_id', '=', convoyId),
        ),
      ]),
    );
  }
  return query.execute();
}

/** One carnet by its normalised number; undefined where it has no row. */
export async function findCarnet(db: Database, carnetNumber: string): Promise<FoundCarnet | undefined> {
  return selectCarnets(db).where('carnets.carnet_number', '=', carnetNumber).executeTakeFirst();
}

/** The documents to send, each with who carries or carried it, and what does not fit. */
export async function carnetJsons(db: Database, found: readonly FoundCarnet[]): Promise<readonly string[]> {
  const numbers = found.map(({ carnetNumber }) => carnetNumber);
  const documents = await readDocuments(db, 'carnets', 'carnet_number', numbers);
  const holders = await holdersOf(db, numbers);
  const many = await countsOfMany(db, 'carnet_number', numbers);
  const irregularities = await irregularitiesOfCarnets(db, numbers, many);
  const skipped = await skippedJsons(
    db,
    found.map(({ carnetNumber }) => carnetStream(carnetNumber)),
  );
  return found.map(({ carnetNumber, parkedAt }) =>
    withMembers(documents.get(carnetNumber) ?? '{}', {
      convoys: JSON.stringify(holders.get(carnetNumber) ?? []),
      irregularities: `[${(irregularities.get(carnetNumber) ?? []).join(',')}]`,
      ...earlierIrregularities('carnet_number', carnetNumber, many.get(carnetNumber)),
      ...(parkedAt === null ? {} : { incompleteSince: JSON.stringify(parkedAt) }),
      ...skipped.get(carnetStream(carnetNumber)),
    }),
  );
}

/** A vehicle that carries or carried a carnet. */
interface Holder {
  readonly convoyId: string;
  readonly vehicleId: string;
  readonly from: string;
  /** Null while it lasts. */
  readonly until: string | null;
}

/** By carnet, in the order of time. What the desk assigned and what the convoy tells of one vehicle is one. */
async function holdersOf(
  db: Database,
  carnetNumbers: readonly string[],
): Promise<ReadonlyMap<string, readonly Holder[]>> {
  if (carnetNumbers.length === 0) return new Map();
  const rows = await db
    .selectFrom('claims')
    .leftJoin('vehicles', (join) =>
      join
        .onRef('vehicles.convoy_id', '=', 'claims.convoy_id')
        .onRef('vehicles.vehicle_id', '=', 'claims.holder'),
    )
    .select(['claims.key', 'claims.convoy_id', 'claims.holder', 'claims.from_at', 'claims.until_at'])
    .select('vehicles.left_at')
    .where('claims.kind', '=', 'carnet')
    .where('claims.key', 'in', carnetNumbers)
    .orderBy('claims.from_at')
    .orderBy('claims.convoy_id')
    .orderBy('claims.holder')
    .execute();
  const holders = new Map<string, Map<string, Holder>>();
  for (const { key, convoy_id: convoyId, holder: vehicleId, from_at, until_at, left_at } of rows) {
    const ends = [until_at, left_at].filter((end) => end !== null).sort();
    const ofCarnet = holders.get(key) ?? new Map<string, Holder>();
    holders.set(key, ofCarnet);
    const known = ofCarnet.get(`${convoyId} ${vehicleId}`);
    const until = later(known?.until, ends[0] ?? null);
    ofCarnet.set(`${convoyId} ${vehicleId}`, { convoyId, vehicleId, from: known?.from ?? from_at, until });
  }
  return new Map([...holders].map(([key, ofCarnet]) => [key, [...ofCarnet.values()]]));
}

function later(one: string | null | undefined, other: string | null): string | null {
  if (one === undefined || one === null || other === null) return one === undefined ? other : null;
  return one > other ? one : other;
}

function selectCarnets(db: Database) {
  return db
    .selectFrom('carnets')
    .leftJoin('parked_streams', (join) =>
      join
        .on('parked_streams.projection', '=', trips.name)
        .on(sql<boolean>`parked_streams.stream = ${CARNET_PREFIX} || carnets.carnet_number`),
    )
    .select([
      'carnets.carnet_number as carnetNumber',
      lengthOfDocument('carnets'),
      sql<string | null>`cast(parked_streams.position as text)`.as('parkedAt'),
    ]);
}
