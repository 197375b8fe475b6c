import { type Database } from '../../database/schema.js';
import { readReached } from './checkpoint.js';
import { type Projection, type Touched } from '../projection/projection.js';

/**
 * Notes for the live feed what a person has changed. No position moves, so such changes are numbered. Call it in the
 * transaction that makes the change, after the change.
 */
export async function noteRepair(db: Database, projection: Projection, touched: Touched): Promise<void> {
  const after = await readReached(db, projection.name);
  const noted = await projection.noteRepair?.(db, touched, after);
  if (noted === undefined || noted === 0) return;
  await db
    .updateTable('projections')
    .set({ mends: after.repair + noted })
    .where('name', '=', projection.name)
    .execute();
}
