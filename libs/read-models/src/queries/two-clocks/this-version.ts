import { type Database } from '../../database/schema.js';
import { trips } from '../../trips/trips.projection.js';
import { beingFilled } from './clocks.problems.js';

/** @throws Problem `read-models-being-filled` where an older version filled the tables */
export async function requireThisVersion(db: Database): Promise<void> {
  const row = await db
    .selectFrom('projections')
    .select('version')
    .where('name', '=', trips.name)
    .executeTakeFirst();
  if (row && row.version < trips.version) throw beingFilled();
}
