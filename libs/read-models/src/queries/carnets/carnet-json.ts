import { carnetStream, normaliseCarnetNumber } from '#kafila/domain';
import { type Database } from '../../database/schema.js';
import { type Past } from '../../past/past.js';
import { streamsAboutCarnets } from '../../past/streams-about.js';
import { trips } from '../../trips/trips.projection.js';
import { findParked } from '../convoys/find-convoys.js';
import { streamParked, unknownCarnet } from '../answers/query.problems.js';
import { carnetJsons, findCarnet } from './find-carnets.js';

/** One TIR carnet, by its number as people write it, as it is sent. @throws Problem `unknown-carnet`, `carnet-parked` */
export async function carnetJson(db: Database, asGiven: string): Promise<string> {
  const carnetNumber = normaliseCarnetNumber(asGiven);
  if (carnetNumber === undefined) throw unknownCarnet(asGiven);
  const found = await findCarnet(db, trips.name, carnetNumber);
  if (found) return (await carnetJsons(db, [found])).join('');
  const parked = await findParked(db, trips.name, carnetStream(carnetNumber));
  throw parked ? streamParked('carnet', carnetNumber, parked) : unknownCarnet(carnetNumber);
}

/** One TIR carnet, by its number as it was given, as it would have been sent. @throws as `carnetJson` */
export async function pastCarnetJson(past: Past, asGiven: string): Promise<string> {
  const carnetNumber = normaliseCarnetNumber(asGiven);
  if (carnetNumber !== undefined) await past.load(await streamsAboutCarnets(past, [carnetNumber]));
  return carnetJson(past.db, asGiven);
}
