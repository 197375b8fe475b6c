import { declarationStream, normaliseDeclarationRef } from '#kafila/domain';
import { type Database } from '../../database/schema.js';
import { findParked } from '../reading/find-parked.js';
import { declarationParked, unknownDeclaration } from './declaration.problems.js';
import { declarationJsons, findDeclaration } from './find-declarations.js';

/** One declaration, by its reference as it was given, as it is sent. @throws Problem `unknown-declaration`, `declaration-parked` */
export async function declarationJson(db: Database, asGiven: string): Promise<string> {
  const reference = normaliseDeclarationRef(asGiven);
  if (reference === undefined) throw unknownDeclaration(asGiven);
  const found = await findDeclaration(db, reference);
  if (found) return (await declarationJsons(db, [found])).join('');
  const parked = await findParked(db, declarationStream(reference));
  throw parked ? declarationParked(reference, parked) : unknownDeclaration(reference);
}
