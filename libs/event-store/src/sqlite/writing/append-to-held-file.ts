import Database from 'better-sqlite3';
import { type NewEvent } from '../../event-store.port.js';
import { openFailure } from '../file/failure.js';
import { ImportedRows } from './imported-rows.js';

/**
 * Adds an event at the end of a stream of a file that no service has open: the caller has its lock.
 *
 * @throws EventStoreUnusable, EventStoreUnavailable
 */
export function appendToHeldFile(file: string, stream: string, event: NewEvent): void {
  try {
    const db = new Database(file, { fileMustExist: true });
    try {
      db.pragma('synchronous = FULL');
      const last = db.prepare(
        'SELECT max(revision) FROM events e JOIN streams s ON s.id = stream_id WHERE name = ?',
      );
      const revision = Number(last.pluck().get(stream) ?? -1) + 1;
      const latest = db
        .prepare('SELECT recorded_at FROM events ORDER BY position DESC LIMIT 1')
        .pluck()
        .get();
      const recordedAt = new Date(Math.max(Date.now(), Number(latest ?? 0))).toISOString();
      new ImportedRows(db).add([{ ...event, stream, revision, recordedAt, position: 0n }]);
    } finally {
      db.close();
    }
  } catch (error) {
    throw openFailure(file, error);
  }
}
