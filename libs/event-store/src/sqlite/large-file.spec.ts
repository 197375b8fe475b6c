import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from '@jest/globals';
import { follow } from '../testing/following.js';
import { readWholeStore, sampleEvents } from '../testing/sample-events.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { openSqliteEventStore } from './open-store.js';
import { readWholeStream } from '../read-whole-stream.js';

const folder = temporaryFolder();

/** A store file with something put into it by SQL. */
async function storeFileWith(name: string, sql: string): Promise<string> {
  const file = folder.path(name);
  await (await openSqliteEventStore({ file })).close();
  const db = new Database(file);
  db.pragma('synchronous = OFF');
  db.exec(sql);
  db.close();
  return file;
}

const id = '0198f2a0-0000-7000-8000-000000000000';

const AT_LENGTH = process.env['KAFILA_TEST_SHARE'] === '1';
const MANY = AT_LENGTH ? 1_000_000 : 300_000;

describe(`an embedded store of ${MANY} events`, () => {
  it('is open and answers in less than a second', async () => {
    const file = await storeFileWith(
      'large.db',
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
         INSERT INTO streams (id, name) SELECT i, 'convoy-' || i FROM n;
       WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${MANY - 1})
         INSERT INTO events SELECT i + 1, i / 1000 + 1, i % 1000, 1767225600000 + i, '${id}', 'PositionReported',
           '{"lat":34.1,"lon":71.1,"note":"' || printf('%0100d', i) || '"}', '{}' FROM n;`,
    );
    const begin = performance.now();
    const store = await openSqliteEventStore({ file });
    expect((await store.readStream('convoy-200', { from: 990 })).events).toHaveLength(10);
    expect(performance.now() - begin).toBeLessThan(1000);
    expect(await store.append(`convoy-${MANY / 1000}`, sampleEvents(1), 999)).toMatchObject({
      outcome: 'appended',
    });
    expect(await store.head()).toBe(BigInt(MANY) + 1n);
    await store.close();
  }, 60_000);
});

describe('positions beyond 2^53', () => {
  const high = 2n ** 53n + 5n;

  it('stay exact when appending, reading and subscribing', async () => {
    const file = await storeFileWith(
      'high.db',
      `INSERT INTO streams VALUES (1, 'convoy-1');
       INSERT INTO events VALUES (3, 1, 0, 0, '${id}', 'A', '{}', '{}');
       INSERT INTO events VALUES (${high.toString()}, 1, 1, 0, '${id}', 'A', '{}', '{}');`,
    );
    const store = await openSqliteEventStore({ file });
    const answer = await store.append('convoy-1', sampleEvents(3), 1);
    if (answer.outcome !== 'appended') throw new Error('The expected revision was right.');
    expect(answer.placements.map((p) => p.position)).toEqual([high + 1n, high + 2n, high + 3n]);
    const positions = [3n, high, high + 1n, high + 2n, high + 3n];
    expect((await readWholeStream(store, 'convoy-1')).map((event) => event.position)).toEqual(positions);
    expect((await readWholeStore(store, 0n, ['convoy-'], 2)).map((event) => event.position)).toEqual(
      positions,
    );
    expect((await readWholeStore(store, high + 1n, ['convoy-'])).map((event) => event.position)).toEqual(
      positions.slice(3),
    );
    expect(await store.head()).toBe(high + 3n);

    const followed = await follow(store, { after: high }, async ({ events }, step) => {
      if (step.live && events.length === 3) await store.append('convoy-2', sampleEvents(1), 'none');
      return events.length === 4;
    });
    expect(followed.events.map((event) => event.position)).toEqual([1n, 2n, 3n, 4n].map((n) => high + n));
    expect(followed.steps.at(-1)?.position).toBe(high + 4n);
    await store.close();
  });
});

describe('a page of the embedded store', () => {
  it('is cut short where its events are large, and goes on after it', async () => {
    const store = await openSqliteEventStore({ file: folder.path('heavy.db') });
    const text = 'x'.repeat(3_000_000);
    for (let n = 0; n < 6; n++) {
      await store.append(
        'heavy',
        sampleEvents(1, n).map((event) => ({ ...event, data: { n, text } })),
        'any',
      );
    }
    const page = await store.readStream('heavy');
    expect(page.events.length).toBeLessThan(6);
    expect(page.next).toBe(page.events.length);
    const numbers = [0, 1, 2, 3, 4, 5];
    expect((await readWholeStream(store, 'heavy')).map((event) => event.data['n'])).toEqual(numbers);
    expect((await readWholeStore(store, 0n, [''])).map((event) => event.data['n'])).toEqual(numbers);
    await store.close();
  });

  it('covers no more positions than one look may take where nothing matches', async () => {
    const file = await storeFileWith(
      'others.db',
      `INSERT INTO streams VALUES (1, 'convoy-1');
       WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 19999)
         INSERT INTO events SELECT i + 1, 1, i, 0, '${id}', 'A', '{}', '{}' FROM n;`,
    );
    const store = await openSqliteEventStore({ file });
    const page = await store.readAll({ streamPrefixes: ['carnet-'] });
    expect(page.events).toEqual([]);
    expect(page.end).toBe(false);
    const { steps } = await follow(store, { streamPrefixes: ['carnet-'] }, (_, step) => step.live);
    expect(steps.length).toBeGreaterThan(2);
    expect(steps.at(-1)?.position).toBe(20_000n);
    const live = await follow(
      store,
      { after: 20_000n, streamPrefixes: ['carnet-'] },
      async ({ steps: seen }, step) => {
        if (seen.length === 1) await store.append('convoy-1', sampleEvents(1), 'any');
        return step.position === 20_001n;
      },
    );
    expect(live.events).toEqual([]);
    await store.close();
  });
});

afterAll(() => {
  folder.remove();
});
