import { normaliseVehicleId } from '#kafila/domain';
import { type Database } from '../../database/schema.js';
import { type Past } from '../../past/past.js';
import { convoysOfVehicle, streamsAboutConvoys } from '../../past/streams-about.js';
import { findVehicle } from './find-vehicle.js';
import { unknownVehicle } from './vehicle.problems.js';

/** One vehicle, by its id as it was given, as it is sent. @throws Problem `unknown-vehicle` */
export async function vehicleJson(db: Database, asGiven: string): Promise<string> {
  for (const vehicleId of namesOfVehicle(asGiven)) {
    const found = await findVehicle(db, vehicleId);
    if (found !== undefined) return found;
  }
  throw unknownVehicle(asGiven);
}

/** The streams that it is made of. */
export async function streamsOfVehicle(past: Past, asGiven: string): Promise<ReadonlySet<string>> {
  const streams = new Set<string>();
  for (const vehicleId of namesOfVehicle(asGiven)) {
    const convoyIds = await convoysOfVehicle(past.known, vehicleId);
    for (const stream of await streamsAboutConvoys(past.known, convoyIds)) streams.add(stream);
  }
  return streams;
}

/** What a vehicle may be called: the desk may have given it an id of another form. The first one that is known counts. */
function namesOfVehicle(asGiven: string): readonly string[] {
  return [...new Set([asGiven, normaliseVehicleId(asGiven), asGiven.toUpperCase()])];
}
