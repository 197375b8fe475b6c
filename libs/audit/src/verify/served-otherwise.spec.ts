import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteEventSource, readWholeStream, type RecordedEvent } from '#kafila/event-store';
import { HistoryStore } from '../serve/history-store.js';
import { type Copy, Evidence } from '../testing/evidence.js';
import { temporaryFolder } from '../testing/temporary-folder.js';

const CARNET = 'carnet-XC12345678';
const temporary = temporaryFolder();
let evidence: Evidence;

beforeAll(async () => {
  evidence = await Evidence.gather(temporary);
}, 60_000);

afterAll(() => {
  temporary.remove();
});

/** A store whose tables are whole, with an index that finds another event at revision 25 of the carnet. */
function withEditedIndex(): Copy {
  const copy = evidence.copy();
  const bytes = readFileSync(copy.file);
  // A record of the index: its header, then stream 2, revision 25, position 127.
  const entry = Buffer.of(4, 1, 1, 1, 2, 25, 127);
  // What pages held before they were divided lies in them still.
  for (let at = bytes.indexOf(entry); at >= 0; at = bytes.indexOf(entry, at)) bytes[at + 6] = 122;
  writeFileSync(copy.file, bytes);
  return copy;
}

/** A store whose tables are whole, with an index more, from which reads are answered and in which a place is another. */
function withForgedIndex(): Copy {
  const copy = evidence.copy();
  const { length } = readFileSync(copy.file);
  const db = new Database(copy.file);
  db.exec('CREATE INDEX quick ON events (stream_id, revision, recorded_at, id, type, data, metadata)');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  const bytes = readFileSync(copy.file);
  const forged = bytes.subarray(length).toString('latin1').replaceAll('torkham-pk', 'torkham-af');
  writeFileSync(copy.file, Buffer.concat([bytes.subarray(0, length), Buffer.from(forged, 'latin1')]));
  return copy;
}

async function served({ file, log }: Copy, from?: string): Promise<readonly RecordedEvent[]> {
  const store = openSqliteEventSource({ file, mustExist: true });
  try {
    return await readWholeStream(new HistoryStore(store, from ?? log), CARNET);
  } finally {
    await store.close();
  }
}

async function asServedByIndex({ file }: Copy): Promise<readonly RecordedEvent[]> {
  const store = openSqliteEventSource({ file, mustExist: true });
  try {
    return await readWholeStream(store, CARNET);
  } finally {
    await store.close();
  }
}

describe.each([
  ['an index page that was edited', withEditedIndex, 'is damaged'],
  ['an index that was added', withForgedIndex, 'index \\"quick\\"'],
])('a store that serves something else than its tables hold, by %s,', (_, make, named) => {
  it('is broken, though every leaf is right', async () => {
    const copy = make();
    const shown = await asServedByIndex(copy);
    const proven = await served(evidence.copy());
    expect(shown).not.toEqual(proven);
    expect(await evidence.verify(copy)).toMatchObject({
      outcome: 'broken',
      events: 400,
      fault: { code: 'store-file', sentence: expect.stringMatching(named) },
    });
  });

  it('shows nobody a history of it', async () => {
    const copy = make();
    await expect(served(copy)).rejects.toMatchObject({
      code: 'history-not-as-logged',
      facts: { stream: CARNET },
    });
  });
});

describe('the file of a store', () => {
  it.each([
    ['trigger', 'CREATE TRIGGER t AFTER INSERT ON events BEGIN DELETE FROM events WHERE position = 1; END'],
    ['view', 'CREATE VIEW v AS SELECT 1'],
    ['table', 'CREATE TABLE other (x)'],
  ])('is broken where it has a %s that no Kafila made', async (kind, sql) => {
    expect(await evidence.altered(sql)).toMatchObject({
      outcome: 'broken',
      fault: { code: 'store-file', sentence: expect.stringContaining(`has the ${kind} "`) },
    });
  });

  it('is broken where a page of it is, with the position up to which it could be read', async () => {
    const copy = evidence.copy();
    const bytes = readFileSync(copy.file);
    const page = Math.floor(bytes.indexOf(evidence.eventAt(380).id) / 4096);
    bytes.fill(0xa5, page * 4096, (page + 1) * 4096);
    writeFileSync(copy.file, bytes);
    expect(await evidence.verify(copy)).toMatchObject({
      outcome: 'broken',
      fault: { code: 'store-file', position: 251n, sentence: expect.stringContaining('cannot be read') },
    });
  });

  it('hides no event below the first position', async () => {
    const verdict = await evidence.altered(
      `INSERT INTO events SELECT -9223372036854775808, stream_id, 5000, recorded_at, id, type, data, metadata
       FROM events WHERE position = 1`,
    );
    expect(verdict).toMatchObject({
      outcome: 'broken',
      fault: { code: 'inserted', position: -(2n ** 63n), leaf: 0 },
    });
  });
});

describe('a history', () => {
  it('is served as it is where it was logged, and where no log is kept', async () => {
    const copy = evidence.copy();
    expect(await served(copy)).toEqual(await asServedByIndex(copy));
    expect(await served(copy, temporary.path('no-log'))).toEqual(await asServedByIndex(copy));
  });

  it.each([
    ['an event is gone', `DELETE FROM events WHERE position = 127`],
    ['its first event is gone', `DELETE FROM events WHERE position = 2`],
    [
      'an event lies at a position that another had',
      `UPDATE events SET position = -position WHERE position = 127`,
    ],
    ['an event was changed', `UPDATE events SET type = 'BorderExited' WHERE position = 127`],
  ])('is not served where %s', async (_, sql) => {
    await expect(served(evidence.copy(sql))).rejects.toMatchObject({ code: 'history-not-as-logged' });
  });

  it('is served where events were recorded since', async () => {
    const copy = evidence.copy(
      `INSERT INTO events SELECT 401, stream_id, revision + 1, recorded_at, id, type, data, metadata
       FROM events WHERE position = 397`,
    );
    expect(await served(copy)).toHaveLength(81);
  });

  it('is not served where the log is kept and cannot be read', async () => {
    const copy = evidence.copy();
    rmSync(join(copy.log, 'tile/0/000'));
    await expect(served(copy)).rejects.toMatchObject({ code: 'history-not-confirmed' });
  });
});
