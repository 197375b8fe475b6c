import { convoyStream } from '#kafila/domain';
import { type Database } from '../../database/schema.js';
import { type Past } from '../../past/past.js';
import { streamsAboutConvoys } from '../../past/streams-about.js';
import { trips } from '../../trips/trips.projection.js';
import { convoyParked, unknownConvoy } from '../answers/query.problems.js';
import { documentsOf, findConvoy, findParked } from './find-convoys.js';

/** One convoy as it is sent. @throws Problem `unknown-convoy`, `convoy-parked` */
export async function convoyJson(db: Database, convoyId: string): Promise<string> {
  const found = await findConvoy(db, trips.name, convoyId);
  if (found) return (await documentsOf(db, [found])).join('');
  const parked = await findParked(db, trips.name, convoyStream(convoyId));
  throw parked ? convoyParked(convoyId, parked.position, parked.reason) : unknownConvoy(convoyId);
}

/** One convoy as it would have been sent. @throws as `convoyJson` */
export async function pastConvoyJson(past: Past, convoyId: string): Promise<string> {
  await past.load(await streamsAboutConvoys(past, [convoyId]));
  return convoyJson(past.db, convoyId);
}
