import { normaliseVehicleId } from '#kafila/domain';
import { type Database } from '../../database/schema.js';
import { type Past } from '../../past/past.js';
import { convoysOfVehicle, streamsAboutConvoys } from '../../past/streams-about.js';
import { trips } from '../../trips/trips.projection.js';
import { unknownVehicle } from '../answers/query.problems.js';
import { findVehicle } from './find-vehicle.js';

/** One vehicle, by its id as it was given, as it is sent. @throws Problem `unknown-vehicle` */
export async function vehicleJson(db: Database, asGiven: string): Promise<string> {
  for (const vehicleId of namesOfVehicle(asGiven)) {
    const found = await findVehicle(db, trips.name, vehicleId);
    if (found !== undefined) return found;
  }
  throw unknownVehicle(asGiven);
}

/** What a vehicle may be called: the desk may have given it an id of another form. The first one that is known counts. */
function namesOfVehicle(asGiven: string): readonly string[] {
  return [...new Set([asGiven, normaliseVehicleId(asGiven), asGiven.toUpperCase()])];
}

/** One vehicle, by its id as it was given, as it would have been sent. @throws as `vehicleJson` */
export async function pastVehicleJson(past: Past, asGiven: string): Promise<string> {
  for (const vehicleId of namesOfVehicle(asGiven)) {
    await past.load(await streamsAboutConvoys(past, await convoysOfVehicle(past, vehicleId)));
  }
  return vehicleJson(past.db, asGiven);
}
