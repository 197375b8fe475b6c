import { CONVOY_PREFIX, convoyStream, type Leaving } from '#kafila/domain';
import { sql } from 'kysely';
import { trips } from '../../trips/trips.projection.js';
import { type Database } from '../../database/schema.js';
import { inTurns } from '../../past/in-turns.js';
import { type ConvoyDocument, type ShownVehicle } from '../../tables/convoy/convoy-document.js';
import { shownInConvoys } from '../../tables/convoy/shown-convoy.js';
import { type Bearer, bearersOf } from './bearers.js';
import { irregularitiesOfConvoys } from '../shown-irregularities/irregularities-of.js';
import { parsingJson } from '../answers/parsing-json.js';
import { withMembers } from '../answers/json-text.js';
import { MOST_CHARACTERS } from '../answers/page.js';
import { readConvoyDocuments } from '../convoys/find-convoys.js';
import { skippedOf } from '../reading/skipped-events.js';

/** A convoy that a vehicle belongs or belonged to. */
interface Stay {
  readonly convoyId: string;
  readonly status: string;
  /** When it joined first. */
  readonly joinedAt: string;
  /** When it left for good, or the convoy ended; null while it belongs to it. */
  readonly leftAt: string | null;
  /** Null where it belongs to it, or to the end. */
  readonly leaving: Leaving | null;
  readonly vehicle: ShownVehicle;
  readonly incompleteSince?: string;
  readonly skippedEvents?: readonly object[];
}

/**
 * A vehicle with its history in all convoys, as JSON; undefined where it never belonged to any. With the convoys in which a
 * vehicle of another id took its plate: most likely it is the same.
 */
export async function findVehicle(db: Database, vehicleId: string): Promise<string | undefined> {
  const bearers = await bearersOf(db, vehicleId);
  const stays = await staysOf(db, vehicleId, bearers);
  const last = stays.at(-1);
  if (!last) return undefined;
  const present = stays.findLast(({ leftAt }) => leftAt === null);
  const { plate, country } = (present ?? last).vehicle;
  const answer = {
    vehicleId,
    plate,
    country,
    current: present
      ? {
          convoyId: present.convoyId,
          status: present.status,
          joinedAt: present.joinedAt,
          lastPlace: present.vehicle.lastPlace,
          lastSeenAt: present.vehicle.lastSeenAt,
          nextPlace: present.vehicle.nextPlace,
        }
      : null,
    convoys: stays,
  };
  const names = stays.flatMap(({ vehicle }) => [
    vehicle.vehicleId,
    ...(vehicle.alsoKnownAs ?? []).map((name) => name.vehicleId),
  ]);
  const irregularities = await irregularitiesOf(
    db,
    new Set([vehicleId, ...names]),
    stays.map(({ convoyId }) => convoyId),
  );
  return withMembers(JSON.stringify(answer), { irregularities: `[${irregularities.join(',')}]` });
}

/** In the order of joining. */
async function staysOf(db: Database, ownId: string, bearers: readonly Bearer[]): Promise<readonly Stay[]> {
  const rows = await db
    .selectFrom('vehicles')
    .innerJoin('convoys', 'convoys.convoy_id', 'vehicles.convoy_id')
    .leftJoin('parked_streams', (join) =>
      join
        .on('parked_streams.projection', '=', trips.name)
        .on(sql<boolean>`parked_streams.stream = ${CONVOY_PREFIX} || convoys.convoy_id`),
    )
    .select(['vehicles.convoy_id', 'vehicles.vehicle_id', 'vehicles.joined_at', 'vehicles.left_at'])
    .select(sql<string | null>`cast(parked_streams.position as text)`.as('parkedAt'))
    .where((e) =>
      e.or([
        e('vehicles.vehicle_id', '=', ownId),
        ...bearers.map(({ convoyId, vehicleId }) =>
          e('vehicles.convoy_id', '=', convoyId).and('vehicles.vehicle_id', '=', vehicleId),
        ),
      ]),
    )
    .orderBy('vehicles.joined_at')
    .orderBy('vehicles.convoy_id')
    .orderBy('vehicles.vehicle_id')
    .execute();
  const skipped = await skippedOf(
    db,
    rows.map(({ convoy_id: convoyId }) => convoyStream(convoyId)),
  );
  let stays: readonly Stay[] = [];
  let characters = 0;
  for (const row of rows) {
    const { convoy_id: convoyId, vehicle_id: vehicleId, joined_at: joinedAt, left_at: leftAt } = row;
    const { parkedAt } = row;
    const document = (await readConvoyDocuments(db, [convoyId])).get(convoyId) ?? '{}';
    const { status, vehicles } = await inTurns(parsingJson<ConvoyDocument>(document));
    const vehicle = vehicles.find((each) => each.vehicleId === vehicleId);
    if (!vehicle) throw new Error(`The document of ${convoyId} does not describe ${vehicleId}.`);
    const leaving = vehicle.memberships.at(-1)?.leaving ?? null;
    const incomplete = parkedAt === null ? {} : { incompleteSince: parkedAt };
    const skippedEvents = skipped.get(convoyStream(convoyId));
    const stay = { convoyId, status, joinedAt, leftAt, leaving, vehicle, ...incomplete };
    stays = [...stays, skippedEvents ? { ...stay, skippedEvents } : stay];
    characters += document.length;
    if (characters > MOST_CHARACTERS) [stays, characters] = [shownInConvoys(stays), 0];
  }
  return shownInConvoys(stays);
}

/** What its convoys show that concerns it; what two of them show is one. */
async function irregularitiesOf(
  db: Database,
  names: ReadonlySet<string>,
  convoyIds: readonly string[],
): Promise<readonly string[]> {
  const shown = await irregularitiesOfConvoys(db, convoyIds);
  const all = new Set(convoyIds.flatMap((convoyId) => shown.get(convoyId) ?? []));
  return [...all].filter((json) =>
    (JSON.parse(json) as { vehicleIds: readonly string[] }).vehicleIds.some((id) => names.has(id)),
  );
}
