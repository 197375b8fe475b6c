import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  openSqliteEventSource,
  type ReadStreamOptions,
  readWholeStream,
  type RecordedEvent,
} from '#kafila/event-store';
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

/** A store whose tables are whole, with an index that does not find the last event of the carnet any more. */
function withHiddenTail(): Copy {
  const copy = evidence.copy();
  const bytes = readFileSync(copy.file);
  // A record of the index: its header, then stream 2, revision 79, position 397. It becomes one of another stream.
  const entry = Buffer.of(4, 1, 1, 2, 2, 79, 1, 141);
  for (let at = bytes.indexOf(entry); at >= 0; at = bytes.indexOf(entry, at)) bytes[at + 4] = 3;
  writeFileSync(copy.file, bytes);
  return copy;
}

async function served(
  { file, log }: Copy,
  from?: string,
  lastInRows?: bigint,
  read: (store: HistoryStore) => Promise<readonly RecordedEvent[]> = (store) =>
    readWholeStream(store, CARNET),
): Promise<readonly RecordedEvent[]> {
  const store = openSqliteEventSource({ file, mustExist: true });
  try {
    return await read(new HistoryStore(store, from ?? log, () => Promise.resolve(lastInRows)));
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

describe('a store whose index hides the last event of a stream', () => {
  const LAST = 397n;
  const page = (options: ReadStreamOptions) => async (store: HistoryStore) =>
    (await store.readStream(CARNET, options)).events;

  it('serves a shorter history, and is broken', async () => {
    const copy = withHiddenTail();
    expect(await asServedByIndex(evidence.copy())).toHaveLength(80);
    expect(await asServedByIndex(copy)).toHaveLength(79);
    expect(await evidence.verify(copy)).toMatchObject({ outcome: 'broken', fault: { code: 'store-file' } });
  });

  it.each<[string, ReadStreamOptions]>([
    ['from its beginning', {}],
    ['from its end', { direction: 'backwards', limit: 1 }],
    ['where nothing is left to read', { from: 79 }],
  ])('shows nobody its history %s, as rows have the event', async (_, options) => {
    const refused = {
      code: 'history-not-as-logged',
      facts: { stream: CARNET, revision: 79, position: '397' },
    };
    await expect(served(withHiddenTail(), undefined, LAST, page(options))).rejects.toMatchObject(refused);
  });

  it('shows a part of the history that has its end elsewhere', async () => {
    expect(await served(withHiddenTail(), undefined, LAST, page({ limit: 40 }))).toHaveLength(40);
  });

  it('is not seen where rows do not have the event yet', async () => {
    expect(await served(withHiddenTail(), undefined, 392n)).toHaveLength(79);
    expect(await served(withHiddenTail())).toHaveLength(79);
  });

  it('is another one than a store that grew while it was read', async () => {
    const copy = evidence.copy();
    const store = openSqliteEventSource({ file: copy.file, mustExist: true });
    let shorter = true;
    const growing = {
      storeFile: store.storeFile,
      readStream: async (stream: string, options?: ReadStreamOptions) => {
        const { events, ...rest } = await store.readStream(stream, options);
        const shown = shorter ? events.slice(0, -1) : events;
        shorter = false;
        return { ...rest, events: shown };
      },
    };
    const history = new HistoryStore(growing as unknown as typeof store, copy.log, () =>
      Promise.resolve(LAST),
    );
    expect((await history.readStream(CARNET)).events).toHaveLength(79);
    await store.close();
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
