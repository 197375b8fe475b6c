import { convoyStream } from '#kafila/domain';
import { type Database } from '../../database/schema.js';
import { type ConvoyDocument } from '../../tables/convoy/convoy-document.js';
import { trips } from '../../trips/trips.projection.js';
import { convoyParked, unknownConvoy } from '../answers/query.problems.js';
import { findConvoy, findParked } from './find-convoys.js';

/**
 * One convoy as it stands in its row, to compute with.
 *
 * @throws Problem `unknown-convoy`, `convoy-parked`
 */
export async function findConvoyDocument(db: Database, convoyId: string): Promise<ConvoyDocument> {
  const found = await findConvoy(db, trips.name, convoyId);
  if (found) return JSON.parse(found.document) as ConvoyDocument;
  const parked = await findParked(db, trips.name, convoyStream(convoyId));
  throw parked ? convoyParked(convoyId, parked.position, parked.reason) : unknownConvoy(convoyId);
}
