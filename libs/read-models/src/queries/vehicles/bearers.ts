import { ascending, type VehicleView } from '#kafila/domain';
import { setImmediate as otherWork } from 'node:timers/promises';
import { type Database } from '../../database/schema.js';
import { inTurns } from '../../past/in-turns.js';
import { readConvoyDocuments } from '../convoys/find-convoys.js';
import { type ConvoyDocument } from '../../tables/convoy/convoy-document.js';
import { parsingJson } from '../answers/parsing-json.js';

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
    .select('convoys.convoy_id')
    .distinct()
    .where('claims.kind', '=', 'vehicle')
    .where('claims.key', '=', id)
    .execute();
  const bearers: Bearer[] = [];
  for (const { convoy_id: convoyId } of rows) {
    const document = (await readConvoyDocuments(db, [convoyId])).get(convoyId) ?? '{}';
    // Most convoys have no vehicle with a second plate.
    if (document.includes('"alsoKnownAs"')) bearers.push(...(await bearersIn(convoyId, document, id)));
    // A document may have megabytes.
    await otherWork();
  }
  return bearers.sort(
    (a, b) =>
      ascending(a.since, b.since) || ascending(a.convoyId, b.convoyId) || ascending(a.vehicleId, b.vehicleId),
  );
}

async function bearersIn(convoyId: string, document: string, id: string): Promise<readonly Bearer[]> {
  const { vehicles } = await inTurns(parsingJson<ConvoyDocument>(document));
  return vehicles.flatMap(({ vehicleId, alsoKnownAs = [] }: VehicleView) => {
    const name = alsoKnownAs.find((one) => one.vehicleId === id);
    return name ? [{ convoyId, vehicleId, since: name.since }] : [];
  });
}
