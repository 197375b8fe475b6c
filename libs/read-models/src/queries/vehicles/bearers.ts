import { ascending, type VehicleView } from '#kafila/domain';
import { type Database } from '../../database/schema.js';
import { type ConvoyDocument } from '../../tables/convoy/convoy-document.js';

/** A vehicle that bore a plate which is not the one that its id is made of. */
export interface Bearer {
  readonly convoyId: string;
  readonly vehicleId: string;
  readonly since: string;
}

/** The vehicles that took a plate of this id while they belonged to a convoy, in the order of time. */
export async function bearersOf(db: Database, id: string): Promise<readonly Bearer[]> {
  const rows = await db
    .selectFrom('claims')
    .innerJoin('convoys', 'convoys.convoy_id', 'claims.convoy_id')
    .select(['convoys.convoy_id', 'convoys.document'])
    .distinct()
    .where('claims.kind', '=', 'vehicle')
    .where('claims.key', '=', id)
    .execute();
  return rows
    .flatMap(({ convoy_id: convoyId, document }) => bearersIn(convoyId, document, id))
    .sort(
      (a, b) =>
        ascending(a.since, b.since) ||
        ascending(a.convoyId, b.convoyId) ||
        ascending(a.vehicleId, b.vehicleId),
    );
}

function bearersIn(convoyId: string, document: string, id: string): readonly Bearer[] {
  const { vehicles } = JSON.parse(document) as ConvoyDocument;
  return vehicles.flatMap(({ vehicleId, alsoKnownAs = [] }: VehicleView) => {
    const name = alsoKnownAs.find((one) => one.vehicleId === id);
    return name ? [{ convoyId, vehicleId, since: name.since }] : [];
  });
}
