import { convoyStream } from '#kafila/domain';
import { type Database } from '../../database/schema.js';
import { inTurns } from '../../past/in-turns.js';
import { type ConvoyDocument } from '../../tables/convoy/convoy-document.js';
import { parsingJson } from '../answers/parsing-json.js';
import { findParked } from '../reading/find-parked.js';
import { convoyParked, unknownConvoy } from './convoy.problems.js';
import { documentsOf, findConvoy, type FoundConvoy, readConvoyDocuments } from './find-convoys.js';

/** One convoy as it is sent. @throws Problem `unknown-convoy`, `convoy-parked` */
export async function convoyJson(db: Database, convoyId: string): Promise<string> {
  return (await documentsOf(db, [await knownConvoy(db, convoyId)])).join('');
}

/** One convoy as it stands in its row, to compute with. @throws as `convoyJson` */
export async function findConvoyDocument(db: Database, convoyId: string): Promise<ConvoyDocument> {
  await knownConvoy(db, convoyId);
  const documents = await readConvoyDocuments(db, [convoyId]);
  return inTurns(parsingJson<ConvoyDocument>(documents.get(convoyId) ?? '{}'));
}

/** @throws as `convoyJson` */
export async function knownConvoy(db: Database, convoyId: string): Promise<FoundConvoy> {
  const found = await findConvoy(db, convoyId);
  if (found) return found;
  const parked = await findParked(db, convoyStream(convoyId));
  throw parked ? convoyParked(convoyId, parked) : unknownConvoy(convoyId);
}
