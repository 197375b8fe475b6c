import Database from 'better-sqlite3';
import { parentPort, workerData } from 'node:worker_threads';
import { foreignObjects } from './foreign-objects.js';
import { sqliteFailure } from './failure.js';

const mostSaid = 5;

const { file } = workerData as { file: string };
parentPort?.postMessage(faults());

function faults(): readonly string[] {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    try {
      const foreign = foreignObjects(db).map((found) => `has the ${found}, which no Kafila made`);
      const checked = db.prepare<[], string>(`PRAGMA integrity_check(${mostSaid})`).pluck().all();
      const damage = checked.filter((line) => line !== 'ok').map((line) => `is damaged: ${line}`);
      return [...foreign.slice(0, mostSaid), ...damage];
    } finally {
      db.close();
    }
  } catch (error) {
    const failure = sqliteFailure(error);
    if (failure === undefined) throw error;
    return [`cannot be read: ${failure.message}`];
  }
}
