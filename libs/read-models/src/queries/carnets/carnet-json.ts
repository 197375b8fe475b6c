import { carnetStream, normaliseCarnetNumber } from '#kafila/domain';
import { type Database } from '../../database/schema.js';
import { type Past } from '../../past/past.js';
import { streamsAboutCarnets } from '../../past/streams-about.js';
import { findParked } from '../reading/find-parked.js';
import { carnetParked, unknownCarnet } from './carnet.problems.js';
import { carnetJsons, findCarnet } from './find-carnets.js';

/** One TIR carnet, by its number as people write it, as it is sent. @throws Problem `unknown-carnet`, `carnet-parked` */
export async function carnetJson(db: Database, asGiven: string): Promise<string> {
  const carnetNumber = normaliseCarnetNumber(asGiven);
  if (carnetNumber === undefined) throw unknownCarnet(asGiven);
  const found = await findCarnet(db, carnetNumber);
  if (found) return (await carnetJsons(db, [found])).join('');
  const parked = await findParked(db, carnetStream(carnetNumber));
  throw parked ? carnetParked(carnetNumber, parked) : unknownCarnet(carnetNumber);
}

/** The streams that it is made of. */
export async function streamsOfCarnet(past: Past, asGiven: string): Promise<Iterable<string>> {
  const carnetNumber = normaliseCarnetNumber(asGiven);
  return carnetNumber === undefined ? [] : streamsAboutCarnets(past.known, [carnetNumber]);
}
