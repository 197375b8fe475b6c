import { type EventSource, type RecordedEvent } from '#kafila/event-store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Kysely } from 'kysely';
import { type Schema } from '../database/schema.js';
import { added } from '../testing/counter.kind.js';
import { memoryTables } from '../testing/memory-tables.js';
import { recordedIn } from '../testing/recorded-events.js';
import { firstEventAfter, positionAt } from './position-at.js';
import { pagesUpTo } from './read-stream-up-to.js';

let db: Kysely<Schema>;
beforeAll(async () => {
  db = await memoryTables();
});
afterAll(() => db.destroy());
beforeEach(() => db.deleteFrom('streams').execute());

const second = (n: number): string => new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString();

/** A store with an event every second, at every tenth position; `read` counts what was read of it. */
function storeOf(count: number) {
  const events = recordedIn(
    'counter-a',
    Array.from({ length: count }, (_, i) => added(`event ${i}`, i)),
  ).map((event, i): RecordedEvent => ({ ...event, position: BigInt((i + 1) * 10), recordedAt: second(i) }));
  const store = { read: 0, eventStore: undefined as unknown as EventSource };
  const readAll: EventSource['readAll'] = ({ after = 0n, limit = 1000 } = {}) => {
    const found = events.filter(({ position }) => position > after).slice(0, limit);
    store.read += found.length;
    const position = found.at(-1)?.position ?? after;
    return Promise.resolve({ events: found, position, end: position === (events.at(-1)?.position ?? after) });
  };
  const readStream: EventSource['readStream'] = (_, { from = 0, limit = 3 } = {}) => {
    const found = events.slice(from, from + limit);
    store.read += found.length;
    const next = from + limit < events.length ? from + limit : null;
    return Promise.resolve({ exists: events.length > 0, events: found, next });
  };
  store.eventStore = { readAll, readStream } as unknown as EventSource;
  return { ...store, timed: { eventStore: store.eventStore, history: store.eventStore }, counted: store };
}

describe('the position of what was recorded by an instant', () => {
  it('is that of the last event by then', async () => {
    const { timed } = storeOf(600);
    expect(await positionAt(db, timed, second(0))).toBe(10n);
    expect(await positionAt(db, timed, second(299))).toBe(3000n);
    expect(await positionAt(db, timed, second(9999))).toBe(6000n);
  });

  it('is 0 where nothing was recorded by then', async () => {
    expect(await positionAt(db, storeOf(5).timed, '2025-12-31T23:59:59.999Z')).toBe(0n);
    expect(await positionAt(db, storeOf(0).timed, second(0))).toBe(0n);
  });

  it('is found near the beginning of a stream, without reading what lies before it', async () => {
    const store = storeOf(5000);
    const streams = [10n, 40_000n, 45_000n].map((position) => ({
      ...{ stream: `convoy-${position.toString()}`, position },
      recorded_at: second(Number(position) / 10 - 1),
    }));
    await db.insertInto('streams').values(streams).execute();
    expect(await positionAt(db, store.timed, second(4100))).toBe(41_010n);
    expect(store.counted.read).toBeLessThanOrEqual(256);
  });

  it('lies before the first event that was recorded later, though one after it says an earlier time', async () => {
    const { timed } = storeOf(600);
    const streams = [
      { stream: 'convoy-late', position: 3000n, recorded_at: second(299) },
      { stream: 'convoy-tried-again', position: 3050n, recorded_at: second(250) },
    ];
    await db.insertInto('streams').values(streams).execute();
    expect(await positionAt(db, timed, second(260))).toBe(2610n);
    expect(await positionAt(db, timed, second(310))).toBe(3110n);
  });
});

describe('the position of what was recorded by an instant, where something lies', () => {
  it('is the same where the tables lead beyond it', async () => {
    const streams = [
      { stream: 'convoy-first', position: 10n, recorded_at: second(0) },
      { stream: 'convoy-dated-back', position: 4000n, recorded_at: second(1) },
    ];
    await db.insertInto('streams').values(streams).execute();
    expect(await positionAt(db, storeOf(600).timed, second(299))).toBe(3000n);
  });

  it.each([
    ['the last by then', 299, second(250)],
    ['the first after it', 300, second(900)],
  ])('is not told where the time of %s is not that in its stream', async (_, nth, recordedAt) => {
    const { timed } = storeOf(600);
    const readStream: EventSource['readStream'] = async (...asked) => {
      const page = await timed.eventStore.readStream(...asked);
      const events = page.events.map((one) => (one.revision === nth ? { ...one, recordedAt } : one));
      return { ...page, events };
    };
    await expect(positionAt(db, { ...timed, history: { readStream } }, second(299))).rejects.toMatchObject({
      code: 'history-not-as-logged',
      facts: { revision: nth },
    });
  });
});

describe('the first event after a position', () => {
  it('is the next one, wherever the position lies', async () => {
    const { eventStore } = storeOf(5);
    expect((await firstEventAfter(eventStore, 0n))?.position).toBe(10n);
    expect((await firstEventAfter(eventStore, 25n))?.position).toBe(30n);
  });

  it('is none at the end', async () => {
    expect(await firstEventAfter(storeOf(5).eventStore, 50n)).toBeUndefined();
    expect(await firstEventAfter(storeOf(0).eventStore, 0n)).toBeUndefined();
  });
});

describe('a stream up to a position', () => {
  async function upTo(position: bigint, { eventStore }: ReturnType<typeof storeOf>) {
    const events: RecordedEvent[] = [];
    for await (const page of pagesUpTo(eventStore, 'counter-a', position)) events.push(...page);
    return events;
  }

  it('ends with the last event by then, and reads no page beyond it', async () => {
    const store = storeOf(60);
    const events = await upTo(45n, store);
    expect(events.map(({ position }) => position)).toEqual([10n, 20n, 30n, 40n]);
    expect(store.counted.read).toBeLessThan(60);
    expect(await upTo(5n, store)).toEqual([]);
    expect(await upTo(9999n, store)).toHaveLength(60);
  });
});
