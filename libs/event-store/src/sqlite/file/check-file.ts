import Database from 'better-sqlite3';
import { EventStoreUnusable } from '../../event-store.errors.js';
import { damaged, readFailure } from './failure.js';
import { foreignObjects } from './foreign-objects.js';

/**
 * Reads both ends of every tree in the file, read-only. This finds a missing table, a torn header page and a cut tail
 * at once. A damaged page in the middle is found when it is read: a full check would take minutes on a large store.
 * @throws EventStoreUnusable the file is damaged, or has what no Kafila made
 */
export function checkStoreFile(file: string): void {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    try {
      checkTables(file, db);
      checkForeign(file, db);
      checkPositions(file, db);
      checkEnds(file, db);
    } finally {
      db.close();
    }
  } catch (error) {
    throw readFailure(file, error);
  }
}

function checkTables(file: string, db: Database.Database): void {
  const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  for (const table of ['streams', 'events']) {
    if (!tables.includes(table)) throw damaged(file, `its table "${table}" is missing`);
  }
}

function checkForeign(file: string, db: Database.Database): void {
  const [first] = foreignObjects(db);
  if (first === undefined) return;
  throw new EventStoreUnusable(
    `The event store file ${file} has the ${first}, which no Kafila made: it can show or keep other events than were ` +
      'acknowledged. Find out who put it there, and drop it. Nothing was changed.',
  );
}

/** Files of before have no constraint that holds positions above 0, and an event outside them is served by no read of all. */
function checkPositions(file: string, db: Database.Database): void {
  const outside = db
    .prepare<[], bigint>(
      'SELECT position FROM events NOT INDEXED WHERE position < 1 ORDER BY position LIMIT 1',
    )
    .safeIntegers()
    .pluck()
    .get();
  if (outside === undefined) return;
  throw damaged(file, `it has an event at position ${outside.toString()}, and positions are given from 1 on`);
}

function checkEnds(file: string, db: Database.Database): void {
  for (const order of ['ASC', 'DESC']) {
    for (const ends of [
      `SELECT * FROM events ORDER BY position ${order} LIMIT 8`,
      `SELECT stream_id, revision FROM events ORDER BY stream_id ${order}, revision ${order} LIMIT 1`,
      `SELECT * FROM streams ORDER BY id ${order} LIMIT 1`,
      `SELECT name FROM streams ORDER BY name ${order} LIMIT 1`,
    ]) {
      db.prepare(ends).safeIntegers().all();
    }
  }
  const astray = db
    .prepare<[], bigint>(
      `SELECT last.position FROM (SELECT * FROM events ORDER BY position DESC LIMIT 8) AS last
       WHERE last.position IS NOT
           (SELECT position FROM events WHERE stream_id = last.stream_id AND revision = last.revision)
         OR NOT EXISTS (SELECT 1 FROM streams WHERE id = last.stream_id)`,
    )
    .safeIntegers()
    .pluck()
    .get();
  if (astray !== undefined) {
    throw damaged(file, `the event at position ${astray.toString()} is not found in its stream`);
  }
}
