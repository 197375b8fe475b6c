import { convoyStream, normaliseVehicleId } from '#kafila/domain';
import { type Database } from '../../database/schema.js';
import { type Past } from '../../past/past.js';
import { convoysOfVehicles, streamsAboutConvoys } from '../../past/streams-about.js';
import { bearersOf } from './bearers.js';
import { findVehicle } from './find-vehicle.js';
import { unknownVehicle } from './vehicle.problems.js';

/** One vehicle, by an id as it was given, as it is sent. @throws Problem `unknown-vehicle` */
export async function vehicleJson(db: Database, asGiven: string): Promise<string> {
  const vehicleId = await ownIdOf(db, asGiven);
  const found = vehicleId === undefined ? undefined : await findVehicle(db, vehicleId);
  if (found === undefined) throw unknownVehicle(asGiven);
  return found;
}

/** The streams that it is made of. Which vehicle is meant, those tell that name it so. */
export async function streamsOfVehicle(past: Past, asGiven: string): Promise<ReadonlySet<string>> {
  const named = await convoysOfVehicles(past.known, namesOfVehicle(asGiven));
  await past.load(named.map(convoyStream));
  const vehicleId = await ownIdOf(past.db, asGiven);
  const own = vehicleId === undefined ? [] : await convoysOfVehicles(past.known, [vehicleId]);
  return streamsAboutConvoys(past.known, [...new Set([...named, ...own])]);
}

/** The own id of the vehicle that is meant, else of the one that took a plate of this id last. */
async function ownIdOf(db: Database, asGiven: string): Promise<string | undefined> {
  const names = namesOfVehicle(asGiven);
  const rows = await db
    .selectFrom('vehicles')
    .select('vehicle_id')
    .distinct()
    .where('vehicle_id', 'in', names)
    .execute();
  const own = names.find((name) => rows.some(({ vehicle_id: vehicleId }) => vehicleId === name));
  if (own !== undefined) return own;
  for (const name of names) {
    const last = (await bearersOf(db, name)).at(-1);
    if (last) return last.vehicleId;
  }
  return undefined;
}

/** What a vehicle may be called: the desk may have given it an id of another form. The first one that is known counts. */
function namesOfVehicle(asGiven: string): readonly string[] {
  return [...new Set([asGiven, normaliseVehicleId(asGiven), asGiven.toUpperCase()])];
}
