import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteEventStore, type RecordedEvent } from '#kafila/event-store';
import { type SignedCheckpoint } from '../log/signed-checkpoint.js';
import { TransparencyLog } from '../log/transparency-log.js';
import { generateSigningKey } from '../note/signing-key.js';
import { type VerifierKey } from '../note/verifier-key.js';
import { catchUp, fill, placeIn, PREFIXES } from '../testing/audited-world.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { tilesInFolder } from '../tiles/tile-source.js';
import { eventsInFile } from './events-in-file.js';
import { verdictOf } from './verdict-of.js';
import { type Verdict } from './verdict.js';
import { type VerifyLogOptions } from './verification.js';
import { verifyLog } from './verify-log.js';

const temporary = temporaryFolder();
const original = { file: temporary.path('events.db'), place: placeIn(temporary) };
let keys: readonly VerifierKey[] = [];
let checkpoint: SignedCheckpoint | undefined;
let events: readonly RecordedEvent[] = [];
let copies = 0;

/** 400 events, of which 320 are covered: every fifth is of another stream. Position p is the event number p - 1. */
beforeAll(async () => {
  const store = await openSqliteEventStore({ file: original.file });
  await fill(store, 400);
  const log = await TransparencyLog.open(original.place);
  await catchUp(log, store);
  [keys, checkpoint] = [log.verifierKeys, log.checkpoint];
  events = (await store.readAll()).events;
  await log.close();
  await store.close();
}, 60_000);

/** A copy of the store and of the log, in which anything may be altered. */
function copy(): { file: string; log: string } {
  const name = `copy-${copies++}`;
  const [file, log] = [temporary.path(`${name}.db`), temporary.path(`${name}-log`)];
  copyFileSync(original.file, file);
  cpSync(original.place.folder, log, { recursive: true });
  return { file, log };
}

/** What is found in a store that was altered through SQL. */
async function altered(sql: string, options: Partial<VerifyLogOptions> = {}): Promise<Verdict> {
  const { file, log } = copy();
  const db = new Database(file);
  db.exec(sql);
  db.close();
  const verdict = await verify(file, log, options);
  rmSync(file);
  rmSync(log, { recursive: true });
  return verdict;
}

function verify(file: string, log: string, options: Partial<VerifyLogOptions> = {}): Promise<Verdict> {
  return verdictOf(
    verifyLog({
      events: eventsInFile(file),
      streamPrefixes: PREFIXES,
      log: tilesInFolder(log),
      verifierKeys: keys,
      ...options,
    }),
  );
}

function eventAt(position: number): RecordedEvent {
  const event = events[position - 1];
  if (event === undefined) throw new Error(`No event at ${position}.`);
  return event;
}

/** Moves all events from a position on up by one: through negative positions, so that none meets another. */
function makeRoom(from: number): string {
  return (
    `UPDATE events SET position = -position WHERE position >= ${from};` +
    `UPDATE events SET position = 1 - position WHERE position < 0;`
  );
}

describe('a store that nobody altered', () => {
  it('is found intact, with the size, the root and the checkpoints', async () => {
    const { file, log } = copy();
    expect(await verify(file, log)).toEqual({
      outcome: 'intact',
      events: 400,
      position: 400n,
      root: checkpoint?.root,
      unsigned: 0,
      checkpoints: [320],
    });
  });

  it('tells how far it has come, and can be interrupted', async () => {
    const { file, log } = copy();
    const stopping = new AbortController();
    const run = verifyLog({
      events: eventsInFile(file),
      streamPrefixes: PREFIXES,
      log: tilesInFolder(log),
      verifierKeys: keys,
      signal: stopping.signal,
    });
    expect(await run.next()).toEqual({ done: false, value: { events: 400, position: 400n, head: 400n } });
    const again = verifyLog({
      events: eventsInFile(file),
      streamPrefixes: PREFIXES,
      log: tilesInFolder(log),
      verifierKeys: keys,
      signal: AbortSignal.abort(new Error('enough')),
    });
    await expect(again.next()).rejects.toThrow('enough');
  });
});

describe('one byte of an event', () => {
  const position = 127;
  const columns = ['id', 'type', 'data', 'metadata'] as const;

  it.each(columns)(
    'is found and named wherever it is flipped in its %s',
    async (column) => {
      const db = new Database(original.file, { readonly: true });
      const bytes = db
        .prepare<[number], Buffer>(`SELECT CAST(${column} AS BLOB) FROM events WHERE position = ?`)
        .pluck()
        .get(position);
      db.close();
      if (bytes === undefined) throw new Error('No such event.');
      const { file, log } = copy();
      const writable = new Database(file);
      const put = writable.prepare(`UPDATE events SET ${column} = CAST(? AS TEXT) WHERE position = ?`);
      for (let at = 0; at < bytes.length; at++) {
        const flipped = Buffer.from(bytes);
        // Another bit at every byte, so that over the length all eight come up.
        flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
        put.run(flipped, position);
        const verdict = await verify(file, log);
        if (verdict.outcome === 'intact') throw new Error(`Byte ${at} of ${column} was not found.`);
        expect([verdict.fault.position, verdict.fault.leaf]).toEqual([127n, 101]);
        expect(['changed', 'unreadable']).toContain(verdict.fault.code);
      }
      writable.close();
    },
    60_000,
  );

  it('is found where other bytes say the same: a capital letter in a number, an escape, a blank', async () => {
    const same: [string, string][] = [
      [`'{"n":1E+21}'`, 'are not in the form'],
      [`replace(data, '"place"', '"pl\\u0061ce"')`, 'are not in the form'],
      [`replace(data, ',', ', ')`, 'are not in the form'],
      [`data || char(0)`, 'are no JSON'],
    ];
    for (const [data, found] of same) {
      const verdict = await altered(`UPDATE events SET data = ${data} WHERE position = 127`);
      expect(verdict).toMatchObject({ outcome: 'broken', fault: { code: 'unreadable', position: 127n } });
      expect(verdict.outcome === 'broken' && verdict.fault.sentence).toContain(found);
    }
  });

  it('is named with the member that was altered and what stood there before', async () => {
    const verdict = await altered(
      `UPDATE events SET data = replace(data, 'torkham-pk', 'torkham-af') WHERE position = 127`,
    );
    expect(verdict).toMatchObject({
      outcome: 'broken',
      fault: { code: 'changed', position: 127n, leaf: 101 },
    });
    expect(verdict.outcome === 'broken' && verdict.fault.sentence).toContain(
      'data at "place" (logged as "torkham-pk")',
    );
  });

  it.each([
    [
      'its time of recording',
      'UPDATE events SET recorded_at = recorded_at + 1 WHERE position = 127',
      'recordedAt',
    ],
    ['its revision', 'UPDATE events SET revision = 1000 WHERE position = 127', 'revision'],
    [
      'its stream',
      `UPDATE events SET stream_id = (SELECT id FROM streams WHERE name = 'convoy-c2'), revision = 999 WHERE position = 127`,
      'stream',
    ],
    [
      'the name of its stream',
      `UPDATE streams SET name = 'carnet-XC12345679' WHERE name = 'carnet-XC12345678'`,
      'stream (logged as "carnet-XC12345678")',
    ],
  ])('is found in %s', async (_, sql, named) => {
    const verdict = await altered(sql);
    expect(verdict).toMatchObject({ outcome: 'broken', fault: { code: 'changed' } });
    expect(verdict.outcome === 'broken' && verdict.fault.sentence).toContain(named);
    const position = sql.startsWith('UPDATE streams') ? 2n : 127n;
    expect(verdict.outcome === 'broken' && verdict.fault.position).toBe(position);
  });

  it('is found in an event of a stream that the store does not know any more', async () => {
    const verdict = await altered('UPDATE events SET stream_id = 99 WHERE position = 127');
    expect(verdict).toMatchObject({ outcome: 'broken', fault: { code: 'unreadable', position: 127n } });
  });
});

describe('an event', () => {
  it('that was deleted is named, with its revision and id', async () => {
    const verdict = await altered('DELETE FROM events WHERE position = 127');
    expect(verdict).toMatchObject({
      outcome: 'broken',
      fault: { code: 'missing', position: 127n, leaf: 101 },
    });
    expect(verdict.outcome === 'broken' && verdict.fault.sentence).toContain(eventAt(127).id);
  });

  it('that was deleted is named also where all after it were moved up to hide the gap', async () => {
    const close = `UPDATE events SET position = -position WHERE position > 127;
      UPDATE events SET position = -position - 1 WHERE position < 0;`;
    const verdict = await altered(`DELETE FROM events WHERE position = 127; ${close}`);
    expect(verdict).toMatchObject({
      outcome: 'broken',
      fault: { code: 'missing', position: 127n, leaf: 101 },
    });
  });

  it('that the log does not cover is missed too', async () => {
    const verdict = await altered('DELETE FROM events WHERE position = 125');
    expect(verdict).toMatchObject({ outcome: 'broken', fault: { position: 125n } });
  });

  it('that was inserted is named', async () => {
    const insert = `INSERT INTO events SELECT 127, stream_id, 5000, recorded_at, '00000000-0000-4000-8000-000000000000',
      type, data, metadata FROM events WHERE position = 126`;
    const verdict = await altered(`${makeRoom(127)} ${insert}`);
    expect(verdict).toMatchObject({
      outcome: 'broken',
      fault: { code: 'inserted', position: 127n, leaf: 101 },
    });
    expect(verdict.outcome === 'broken' && verdict.fault.sentence).toContain(
      '00000000-0000-4000-8000-000000000000',
    );
  });

  it('that was inserted before all others is named', async () => {
    const verdict = await altered(
      `INSERT INTO events SELECT 0, stream_id, 5000, recorded_at, id, type, data, metadata FROM events WHERE position = 1`,
    );
    expect(verdict).toMatchObject({ outcome: 'broken', fault: { code: 'inserted', position: 0n, leaf: 0 } });
  });

  it('that changed places with another is named', async () => {
    const swap = `UPDATE events SET position = -1 WHERE position = 127; UPDATE events SET position = 127 WHERE position = 333;
      UPDATE events SET position = 333 WHERE position = -1;`;
    const verdict = await altered(swap);
    expect(verdict).toMatchObject({
      outcome: 'broken',
      fault: { code: 'reordered', position: 127n, leaf: 101 },
    });
    expect(verdict.outcome === 'broken' && verdict.fault.sentence).toContain('position 333');
  });

  it('that was recorded since, out of order or twice, is named though no leaf stands for it yet', async () => {
    const add = (revision: string, id: string): string =>
      `INSERT INTO events SELECT 401, stream_id, ${revision}, recorded_at, ${id}, type, data, metadata
       FROM events WHERE position = 397`;
    const fresh = `'00000000-0000-4000-8000-000000000000'`;
    expect(await altered(add('revision + 2', fresh))).toMatchObject({
      fault: { code: 'revision-gap', position: 401n },
    });
    expect(await altered(add('revision + 1', 'id'))).toMatchObject({
      fault: { code: 'id-repeated', position: 401n },
    });
    expect(await altered(add('revision + 1', fresh).replace('401', '402'))).toMatchObject({
      fault: { code: 'position-gap', position: 401n },
    });
    expect(await altered(add('revision + 1', fresh))).toMatchObject({ outcome: 'intact', unsigned: 1 });
  });
});

describe('a tail that was cut off', () => {
  const cut = 'DELETE FROM events WHERE position > 300';

  it('is found against the log, and its first event named', async () => {
    const verdict = await altered(cut);
    expect(verdict).toMatchObject({
      outcome: 'broken',
      events: 300,
      fault: { code: 'tail-missing', position: 301n, leaf: 240 },
    });
    expect(verdict.outcome === 'broken' && verdict.fault.sentence).toContain(eventAt(301).id);
  });

  it('is found against a checkpoint that was kept, where the log was begun anew to hide it', async () => {
    const { file } = copy();
    const db = new Database(file);
    db.exec(cut);
    db.close();
    const place = { ...placeIn(temporary, 'anew'), keyFolder: original.place.keyFolder };
    mkdirSync(`${place.folder}.new`);
    const log = await TransparencyLog.open(place);
    const store = await openSqliteEventStore({ file });
    await catchUp(log, store);
    await log.close();
    await store.close();
    expect(await verify(file, place.folder)).toMatchObject({ outcome: 'intact', events: 300 });
    const verdict = await verify(file, place.folder, { kept: [checkpoint?.note ?? ''] });
    expect(verdict).toMatchObject({ outcome: 'broken', fault: { code: 'tail-missing', leaf: 240 } });
    expect(verdict.outcome === 'broken' && verdict.fault.sentence).toContain('80 events are gone');
  });
});

describe('a log that was altered with its store', () => {
  it('is found by the root that was signed, where leaf and entry were altered alike', async () => {
    const { file, log } = copy();
    const db = new Database(file);
    db.exec(`UPDATE events SET data = replace(data, 'torkham-pk', 'torkham-af') WHERE position = 127`);
    db.close();
    // The forger derives all files again, but cannot sign.
    const place = placeIn(temporary, 'forged');
    const forged = await TransparencyLog.open(place);
    const store = await openSqliteEventStore({ file });
    await catchUp(forged, store);
    await forged.close();
    await store.close();
    cpSync(join(place.folder, 'tile'), join(log, 'tile'), { recursive: true });
    expect(await verify(file, log)).toMatchObject({ outcome: 'broken', fault: { code: 'root-differs' } });
    cpSync(join(place.folder, 'checkpoint'), join(log, 'checkpoint'));
    expect(await verify(file, log)).toMatchObject({ fault: { code: 'checkpoint-unsigned', position: null } });
  });

  it.each([
    ['tile/0/000', 101 * 32, 101],
    ['tile/entries/000', 20, 0],
    ['tile/1/000.p/1', 20, 0],
    ['tile/0/001.p/64', 20, 256],
  ])('is found where one byte of %s is flipped', async (path, at, leaf) => {
    const { file, log } = copy();
    const bytes = readFileSync(join(log, path));
    bytes[at] = (bytes[at] ?? 0) ^ 4;
    writeFileSync(join(log, path), bytes);
    expect(await verify(file, log)).toMatchObject({ outcome: 'broken', fault: { code: 'log-file', leaf } });
  });

  it.each(['tile/0/000', 'tile/entries/001.p/64', 'tile/1/000.p/1', 'checkpoint'])(
    'is found where %s is gone',
    async (path) => {
      const { file, log } = copy();
      rmSync(join(log, path));
      expect(await verify(file, log)).toMatchObject({ outcome: 'broken', fault: { code: 'log-file' } });
    },
  );

  it('is found where its index names another position', async () => {
    const { file, log } = copy();
    const positions = readFileSync(join(log, 'positions'));
    positions.writeBigUInt64BE(128n, 101 * 8);
    writeFileSync(join(log, 'positions'), positions);
    expect(await verify(file, log)).toMatchObject({ fault: { code: 'position-changed', position: 127n } });
  });

  it('is found where its checkpoint was altered, or is of another key', async () => {
    const { file, log } = copy();
    const others = [generateSigningKey('log.example/kafila').verifier];
    expect(await verify(file, log, { verifierKeys: others })).toMatchObject({
      fault: { code: 'checkpoint-unsigned' },
    });
    const note = readFileSync(join(log, 'checkpoint'), 'utf8');
    writeFileSync(join(log, 'checkpoint'), note.replace('\n320\n', '\n319\n'));
    expect(await verify(file, log)).toMatchObject({ fault: { code: 'checkpoint-unsigned' } });
    writeFileSync(join(log, 'checkpoint'), 'nothing');
    expect(await verify(file, log)).toMatchObject({ fault: { code: 'checkpoint-unsigned' } });
  });
});

afterAll(() => {
  temporary.remove();
});
