import { normaliseCarnetNumber, normaliseDeclarationRef } from '#kafila/domain';
import { carnetJson } from '../queries/carnets/carnet-json.js';
import { convoyJson } from '../queries/convoys/convoy-json.js';
import { declarationJson } from '../queries/declarations/declaration-json.js';
import { namesOfVehicle, vehicleJson } from '../queries/vehicles/vehicle-json.js';
import { declarationStream } from '../trips/streams.js';
import { type Past } from './past.js';
import { convoysOfVehicle, streamsAboutCarnets, streamsAboutConvoys } from './streams-about.js';

/** One convoy as it would have been sent. @throws as `convoyJson` */
export async function pastConvoyJson(past: Past, convoyId: string): Promise<string> {
  await past.load(await streamsAboutConvoys(past, [convoyId]));
  return convoyJson(past.db, convoyId);
}

/** One vehicle, by its id as it was given, as it would have been sent. @throws as `vehicleJson` */
export async function pastVehicleJson(past: Past, asGiven: string): Promise<string> {
  for (const vehicleId of namesOfVehicle(asGiven)) {
    await past.load(await streamsAboutConvoys(past, await convoysOfVehicle(past, vehicleId)));
  }
  return vehicleJson(past.db, asGiven);
}

/** One TIR carnet, by its number as it was given, as it would have been sent. @throws as `carnetJson` */
export async function pastCarnetJson(past: Past, asGiven: string): Promise<string> {
  const carnetNumber = normaliseCarnetNumber(asGiven);
  if (carnetNumber !== undefined) await past.load(await streamsAboutCarnets(past, [carnetNumber]));
  return carnetJson(past.db, asGiven);
}

/** One declaration, by its reference as it was given, as it would have been sent. @throws as `declarationJson` */
export async function pastDeclarationJson(past: Past, asGiven: string): Promise<string> {
  const reference = normaliseDeclarationRef(asGiven);
  if (reference !== undefined) await past.load([declarationStream(reference)]);
  return declarationJson(past.db, asGiven);
}
