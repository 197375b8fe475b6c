import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { Evidence } from '../testing/evidence.js';
import { temporaryFolder } from '../testing/temporary-folder.js';

const temporary = temporaryFolder();
let evidence: Evidence;

beforeAll(async () => {
  evidence = await Evidence.gather(temporary);
}, 60_000);

describe('one byte of an event', () => {
  const position = 127;
  const columns = ['id', 'type', 'data', 'metadata'] as const;

  it.each(columns)(
    'is found and named wherever it is flipped in its %s',
    async (column) => {
      const copy = evidence.copy();
      const { file } = copy;
      const db = new Database(file, { readonly: true });
      const bytes = db
        .prepare<[number], Buffer>(`SELECT CAST(${column} AS BLOB) FROM events WHERE position = ?`)
        .pluck()
        .get(position);
      db.close();
      if (bytes === undefined) throw new Error('No such event.');
      const writable = new Database(file);
      const put = writable.prepare(`UPDATE events SET ${column} = CAST(? AS TEXT) WHERE position = ?`);
      for (let at = 0; at < bytes.length; at++) {
        const flipped = Buffer.from(bytes);
        // Another bit at every byte, so that over the length all eight come up.
        flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
        put.run(flipped, position);
        const verdict = await evidence.verify(copy);
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
      [`'{"n":1.0}'`, 'are not in the form'],
      [`'{"n":-0}'`, 'are not in the form'],
      [`'{"n":"\\/"}'`, 'are not in the form'],
      [`'{"n":1,"n":1}'`, 'are not in the form'],
      [`'{"n":1,"1":1}'`, 'are not in the form'],
      [`replace(data, '"place"', '"pl\\u0061ce"')`, 'are not in the form'],
      [`replace(data, ',', ', ')`, 'are not in the form'],
      [`data || char(0)`, 'are no JSON'],
    ];
    for (const [data, found] of same) {
      const verdict = await evidence.altered(`UPDATE events SET data = ${data} WHERE position = 127`);
      expect(verdict).toMatchObject({ outcome: 'broken', fault: { code: 'unreadable', position: 127n } });
      expect(verdict.outcome === 'broken' && verdict.fault.sentence).toContain(found);
    }
  });

  it('is named with the member that was altered and what stood there before', async () => {
    const verdict = await evidence.altered(
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
    const verdict = await evidence.altered(sql);
    expect(verdict).toMatchObject({ outcome: 'broken', fault: { code: 'changed' } });
    expect(verdict.outcome === 'broken' && verdict.fault.sentence).toContain(named);
    const position = sql.startsWith('UPDATE streams') ? 2n : 127n;
    expect(verdict.outcome === 'broken' && verdict.fault.position).toBe(position);
  });

  it('is found in an event of a stream that the store does not know any more', async () => {
    const verdict = await evidence.altered('UPDATE events SET stream_id = 99 WHERE position = 127');
    expect(verdict).toMatchObject({ outcome: 'broken', fault: { code: 'unreadable', position: 127n } });
  });
});

afterAll(() => {
  temporary.remove();
});
