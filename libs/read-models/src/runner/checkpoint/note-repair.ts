import { type Database } from '../../database/schema.js';
import { readReached } from './checkpoint.js';
import { type Projection, type Touched } from '../projection/projection.js';

/**
 * Notes what a person has changed in what is read, for those who follow it. No position moves: such changes are numbered.
 * Call it in the transaction that changes it, behind the change.
 */
export async function noteRepair(db: Database, projection: Projection, touched: Touched): Promise<void> {
  const behind = await readReached(db, projection.name);
  const noted = await projection.noteRepair?.(db, touched, behind);
  if (noted === undefined || noted === 0) return;
  await db
    .updateTable('projections')
    .set({ mends: behind.repair + noted })
    .where('name', '=', projection.name)
    .execute();
}
