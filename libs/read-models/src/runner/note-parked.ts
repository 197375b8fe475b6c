import { type Database } from '../database/schema.js';
import { KAFILA, writeLog } from './log-book.js';
import { writeParked } from './parked-streams.js';
import { type ParkedStream } from './stream-fold.js';

/** Notes that a stream has stopped, for the runner and in the log, in the transaction that moves the checkpoint. */
export async function noteParked(db: Database, name: string, parked: ParkedStream): Promise<void> {
  const at = new Date().toISOString();
  await writeParked(db, name, parked, at);
  const { stream, position, reason } = parked;
  await writeLog(db, name, { at, what: 'parked', stream, position, by: KAFILA, detail: reason });
}
