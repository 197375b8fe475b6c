import { declarationStream, normaliseDeclarationRef } from '#kafila/domain';
import { type Database } from '../../database/schema.js';
import { type Past } from '../../past/past.js';
import { trips } from '../../trips/trips.projection.js';
import { findParked } from '../convoys/find-convoys.js';
import { streamParked, unknownDeclaration } from '../answers/query.problems.js';
import { declarationJsons, findDeclaration } from './find-declarations.js';

/** One declaration, by its reference as it was given, as it is sent. @throws Problem `unknown-declaration`, `declaration-parked` */
export async function declarationJson(db: Database, asGiven: string): Promise<string> {
  const reference = normaliseDeclarationRef(asGiven);
  if (reference === undefined) throw unknownDeclaration(asGiven);
  const found = await findDeclaration(db, trips.name, reference);
  if (found) return (await declarationJsons(db, [found])).join('');
  const parked = await findParked(db, trips.name, declarationStream(reference));
  throw parked ? streamParked('declaration', reference, parked) : unknownDeclaration(reference);
}

/** One declaration, by its reference as it was given, as it would have been sent. @throws as `declarationJson` */
export async function pastDeclarationJson(past: Past, asGiven: string): Promise<string> {
  const reference = normaliseDeclarationRef(asGiven);
  if (reference !== undefined) await past.load([declarationStream(reference)]);
  return declarationJson(past.db, asGiven);
}
