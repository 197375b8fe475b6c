import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from '@jest/globals';
import { sampleEvents } from '../../testing/sample-events.js';
import { temporaryFolder } from '../../testing/temporary-folder.js';
import { createStoreFile } from '../file/create-file.js';
import { GroupCommit } from './group-commit.js';
import { serialiseEvents } from './serialise-events.js';

const hours = 3_600_000;
const folder = temporaryFolder();
const { now } = Date;
afterEach(() => {
  Date.now = now;
  folder.remove();
});

describe('a clock that jumps', () => {
  it('never takes recordedAt back: what comes after a jump back has the latest time that was given, also after a restart', () => {
    const file = folder.path('events.db');
    createStoreFile(file);
    let at = Date.parse('2026-03-01T12:00:00Z');
    Date.now = () => at;
    const recorded: [position: bigint, after: number][] = [];
    const start = at;
    // An hour back, three days on, back to the true time, and on past the wrong one.
    for (const jumps of [[0, -hours], [72 * hours, 0], [80 * hours]]) {
      const db = new Database(file);
      const writing = new GroupCommit(db);
      for (const jump of jumps) {
        at = start + jump;
        const fields = serialiseEvents('convoy-a', sampleEvents(2));
        const { firstPosition, recordedAt } = writing.commit([
          { stream: 'convoy-a', expected: 'any', fields },
        ]);
        recorded.push([firstPosition, (recordedAt - start) / hours]);
      }
      db.close();
    }
    expect(recorded).toEqual([
      [1n, 0],
      [3n, 0],
      [5n, 72],
      [7n, 72],
      [9n, 80],
    ]);
  });
});
