import { hostname } from 'node:os';
import { type Database } from '../../database/schema.js';

/**
 * Notes for people that this process holds the lock of a generation. Only the lock itself decides: the name of a process
 * that was killed still stands here.
 */
export async function noteHolder(db: Database, name: string): Promise<void> {
  await write(db, name, `${hostname()}:${process.pid}`);
}

/** Takes the note back. A failure does no harm. */
export async function forgetHolder(db: Database, name: string): Promise<void> {
  await write(db, name, null).catch(() => undefined);
}

async function write(db: Database, name: string, lockedBy: string | null): Promise<void> {
  await db.updateTable('projections').set({ locked_by: lockedBy }).where('name', '=', name).execute();
}
