import {
  createIndexesBeside,
  dropIfThere,
  keepReadersOut,
  renameTable,
} from '../../database/beside-tables.js';
import { createTable } from '../../database/create-table.js';
import { type Database } from '../../database/schema.js';
import { makeCheckpoint, readReached } from '../checkpoint/checkpoint.js';
import { type Generation, keptAs, tableIn } from '../projection/generation.js';
import { noteRepair } from '../checkpoint/note-repair.js';
import { type Projection, tablesOf } from '../projection/projection.js';
import { readSkipped, writeSkipped } from '../parking/skipped-events.js';

/** Makes the tables of the next generation, empty, with its checkpoint. Call it in a transaction. */
export async function createNext(db: Database, projection: Projection): Promise<void> {
  for (const table of tablesOf(projection)) await createTable(db, table, tableIn('next', table));
  const name = keptAs('next', projection.name);
  await makeCheckpoint(db, { name, version: projection.version, indexed: false });
  for (const skipped of await readSkipped(db, projection.name)) await writeSkipped(db, name, skipped);
}

/** Makes the indexes of the next generation: cheaper than row by row. Call it in a transaction. */
export async function indexNext(db: Database, projection: Projection): Promise<void> {
  for (const table of tablesOf(projection)) {
    await createIndexesBeside(db, tableIn('live', table), tableIn('next', table));
  }
  await db
    .updateTable('projections')
    .set({ indexed: 1 })
    .where('name', '=', keptAs('next', projection.name))
    .execute();
}

/** Drops a generation with its checkpoint. Call it in a transaction. */
export async function dropGeneration(
  db: Database,
  projection: Projection,
  generation: Exclude<Generation, 'live'>,
): Promise<void> {
  for (const table of tablesOf(projection)) await dropIfThere(db, tableIn(generation, table));
  await forget(db, keptAs(generation, projection.name));
}

/**
 * Lets the next rows be read from now on, and keeps the live ones as the old ones. Call it in a transaction: a reader sees
 * either the former rows or the new ones. The live feed is told what differs.
 */
export async function switchToNext(db: Database, projection: Projection): Promise<void> {
  const { name } = projection;
  const differing = await projection.differing?.(db);
  await keepReadersOut(db);
  const { repair: mends } = await readReached(db, name);
  await dropGeneration(db, projection, 'old');
  for (const table of tablesOf(projection)) {
    await renameTable(db, tableIn('live', table), tableIn('old', table));
    await renameTable(db, tableIn('next', table), tableIn('live', table));
  }
  await keepAs(db, name, keptAs('old', name));
  await keepAs(db, keptAs('next', name), name);
  await db.updateTable('projections').set({ mends }).where('name', '=', name).execute();
  if (differing) await noteRepair(db, projection, differing);
}

async function keepAs(db: Database, from: string, to: string): Promise<void> {
  await db.updateTable('projections').set({ name: to }).where('name', '=', from).execute();
  await db.updateTable('parked_streams').set({ projection: to }).where('projection', '=', from).execute();
  await db.updateTable('skipped_events').set({ projection: to }).where('projection', '=', from).execute();
}

async function forget(db: Database, name: string): Promise<void> {
  await db.deleteFrom('projections').where('name', '=', name).execute();
  await db.deleteFrom('parked_streams').where('projection', '=', name).execute();
  await db.deleteFrom('skipped_events').where('projection', '=', name).execute();
}
