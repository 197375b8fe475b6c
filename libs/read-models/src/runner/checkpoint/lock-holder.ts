import { hostname } from 'node:os';
import { type Database } from '../../database/schema.js';

/**
 * Notes that this process holds the lock of a generation, for people who ask who it is. Only the lock itself decides: a
 * process that was killed leaves its name behind.
 */
export async function noteHolder(db: Database, name: string): Promise<void> {
  await write(db, name, `${hostname()}:${process.pid}`);
}

/** Takes the note back. Nothing is lost where that fails. */
export async function forgetHolder(db: Database, name: string): Promise<void> {
  await write(db, name, null).catch(() => undefined);
}

async function write(db: Database, name: string, lockedBy: string | null): Promise<void> {
  await db.updateTable('projections').set({ locked_by: lockedBy }).where('name', '=', name).execute();
}
