import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Kysely } from 'kysely';
import { type Schema } from '../../database/schema.js';
import { memoryTables } from '../../testing/memory-tables.js';
import { KAFILA, readLog, writeLog } from './log-book.js';
import { noteParked, readParked, removeParked } from './parked-streams.js';
import { readSkipped, Skipped, writeSkipped } from './skipped-events.js';

let db: Kysely<Schema>;
beforeAll(async () => {
  db = await memoryTables();
});
afterAll(() => db.destroy());
beforeEach(async () => {
  for (const table of ['parked_streams', 'skipped_events', 'projection_log'] as const) {
    await db.deleteFrom(table).execute();
  }
});

/** Beyond 2^53, so that a number would round it. */
const FAR = 2n ** 60n + 1n;
const parked = (stream: string, reason = 'It is garbled.') => ({
  stream,
  position: FAR,
  revision: 3,
  reason,
});

describe('a parked stream', () => {
  it('is noted, and the log says that Kafila parked it', async () => {
    await noteParked(db, 'counters', parked('counter-b'));
    await noteParked(db, 'counters', parked('counter-a'));
    await noteParked(db, 'others', parked('counter-c'));
    expect(await readParked(db, 'counters')).toEqual([parked('counter-a'), parked('counter-b')]);
    expect(await readLog(db, 'counters')).toMatchObject([
      { what: 'parked', stream: 'counter-a', position: FAR, by: KAFILA, detail: 'It is garbled.' },
      { what: 'parked', stream: 'counter-b' },
    ]);
  });

  it('is noted once, with the last reason', async () => {
    await noteParked(db, 'counters', parked('counter-a'));
    await noteParked(db, 'counters', { ...parked('counter-a', 'It is other nonsense.'), revision: 4 });
    expect(await readParked(db, 'counters')).toEqual([
      { ...parked('counter-a', 'It is other nonsense.'), revision: 4 },
    ]);
    expect(await readLog(db, 'counters')).toHaveLength(2);
  });

  it('goes on alone', async () => {
    for (const stream of ['counter-a', 'counter-b']) await noteParked(db, 'counters', parked(stream));
    await removeParked(db, 'counters', 'counter-a');
    await removeParked(db, 'others', 'counter-b');
    expect((await readParked(db, 'counters')).map(({ stream }) => stream)).toEqual(['counter-b']);
  });

  it('may be parked for a reason that quotes what no database keeps', async () => {
    await noteParked(db, 'counters', parked('counter-a', 'a\0b'));
    expect((await readParked(db, 'counters'))[0]?.reason).toBe('a\ufffdb');
    expect((await readLog(db, 'counters'))[0]?.detail).toBe('a\ufffdb');
  });
});

describe('an event that is left out', () => {
  const skipped = (stream: string, revision: number) => ({
    ...{ stream, revision, position: FAR, eventId: `event ${revision}` },
    ...{ by: 'amina', reason: 'a unit of the past', skippedAt: '2026-03-01T00:00:00.000Z' },
  });

  it('is read as it was written, in the order of streams and revisions', async () => {
    for (const one of [skipped('counter-b', 1), skipped('counter-a', 7), skipped('counter-a', 2)]) {
      await writeSkipped(db, 'counters', one);
    }
    await writeSkipped(db, 'others', skipped('counter-a', 5));
    expect(await readSkipped(db, 'counters')).toEqual([
      ...[skipped('counter-a', 2), skipped('counter-a', 7), skipped('counter-b', 1)],
    ]);
  });

  it('is known by its stream and revision', () => {
    const known = new Skipped([skipped('counter-a', 2)]);
    known.add({ stream: 'counter-a', revision: 7 });
    expect([...(known.of('counter-a') ?? [])]).toEqual([2, 7]);
    expect(known.of('counter-b')).toBeUndefined();
    expect(known.has({ stream: 'counter-a', revision: 7 })).toBe(true);
    expect(known.has({ stream: 'counter-b', revision: 7 })).toBe(false);
  });
});

describe('the log of a projection', () => {
  const entry = (detail: string) => ({
    ...{ at: '2026-03-01T00:00:00.000Z', what: 'retried' as const, stream: null, position: null },
    ...{ by: 'amina', detail },
  });

  it('is read from the newest line back, and no further than asked', async () => {
    for (const detail of ['first', 'second', 'third']) await writeLog(db, 'counters', entry(detail));
    await writeLog(db, 'others', entry('elsewhere'));
    expect(await readLog(db, 'counters')).toEqual([entry('third'), entry('second'), entry('first')]);
    expect((await readLog(db, 'counters', 2)).map(({ detail }) => detail)).toEqual(['third', 'second']);
  });
});
