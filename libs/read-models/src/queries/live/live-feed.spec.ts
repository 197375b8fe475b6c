import { type EventStore } from '#kafila/event-store';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ReadModels } from '../../database/read-models.js';
import { NO_CHANGE } from '../../runner/projection/change-id.js';
import { roadTrip } from '../../testing/road.js';
import { eventually, projectAll, TestStores } from '../../testing/test-stores.js';
import { appendToConvoy } from '../../testing/append-events.js';
import { PositionWatch } from '../reading/position-watch.js';
import { LiveFeed } from './live-feed.js';
import { type LiveReader } from './live-reader.js';

const CONVOYS = 250;

let stores: TestStores;
let eventStore: EventStore;
let readModels: ReadModels;
let watch: PositionWatch;
let feed: LiveFeed;
const failures: unknown[] = [];
beforeAll(async () => {
  stores = await TestStores.open();
  eventStore = await stores.eventStore();
  readModels = await stores.readModels(await stores.freshUrl('SQLite'));
  watch = new PositionWatch(readModels);
  feed = new LiveFeed(readModels, watch, { error: ({ err }: { err: unknown }) => failures.push(err) });
  const planned = Array.from({ length: CONVOYS }, (_, n) => roadTrip(n, { vehicles: 1 }));
  await Promise.all(
    planned.map(({ convoyId, decisions }) => appendToConvoy(eventStore, convoyId, decisions)),
  );
  await projectAll(stores, eventStore, readModels);
  await watch.read();
}, 60_000);
afterAll(async () => {
  watch.close();
  await stores.remove();
});

/** Takes so many events, then no more until its room is enlarged. */
function readerWithRoom(room: number): LiveReader & { received: bigint[]; overrun: number; room: number } {
  return {
    filter: {},
    sent: NO_CHANGE,
    reveal: (text) => text,
    room,
    received: [],
    overrun: 0,
    write(bytes) {
      if (this.received.length >= this.room) this.overrun += 1;
      this.received.push(BigInt(/^id: (\d+)$/m.exec(Buffer.from(bytes).toString())?.[1] ?? -1));
      return this.received.length < this.room;
    },
  };
}

async function afterTurns(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((next) => setImmediate(next));
}

describe('the live feed', () => {
  it('writes nothing to a reader that is full, and goes on where it was when it has room again', async () => {
    const [slow, quick] = [readerWithRoom(3), readerWithRoom(Infinity)];
    const closing = [feed.add(slow), feed.add(quick)];
    await eventually(() => quick.received.length === CONVOYS);
    expect(slow.received).toHaveLength(3);
    for (let room = 123; slow.received.length < CONVOYS; room += 120) {
      slow.room = room;
      feed.ready(slow);
      await eventually(() => slow.received.length === Math.min(room, CONVOYS));
    }
    expect(slow.overrun).toBe(0);
    expect(slow.received).toEqual(quick.received);
    expect(new Set(quick.received).size).toBe(CONVOYS);
    for (const close of closing) close();
  });

  it('leaves out nothing for a reader that has room again at once, while it is passed over', async () => {
    const [slow, quick] = [readerWithRoom(3), readerWithRoom(Infinity)];
    const write = slow.write.bind(slow);
    slow.write = (bytes) => {
      const takesMore = write(bytes);
      // A few changes later, in the midst of the same pass.
      if (!takesMore)
        void afterTurns(5).then(() => {
          slow.room = Infinity;
          feed.ready(slow);
        });
      return takesMore;
    };
    const closing = [feed.add(slow), feed.add(quick)];
    const isSent = (reader: LiveReader): boolean => reader.sent.position === watch.reached.position;
    await eventually(() => isSent(slow) && isSent(quick));
    expect(slow.received).toEqual(quick.received);
    for (const close of closing) close();
  });

  it('holds nothing for a thousand readers that take no more, and sends another one everything', async () => {
    const stuck = Array.from({ length: 1_000 }, (_, n) => readerWithRoom(n % 3));
    const quick = readerWithRoom(Infinity);
    const closing = [...stuck, quick].map((reader) => feed.add(reader));
    await eventually(() => quick.received.length === CONVOYS);
    expect(feed.waiting).toBe(stuck.length);
    expect(stuck.map(({ received }) => received.length)).toEqual(stuck.map((_, n) => Math.max(1, n % 3)));
    for (const close of closing) close();
    expect([feed.open, feed.waiting]).toEqual([0, 0]);
  });

  it('reads a change and makes its text once, for a thousand readers, however far each of them is', async () => {
    const all = readerWithRoom(Infinity);
    const closeAll = feed.add(all);
    await eventually(() => all.received.length === CONVOYS);
    closeAll();
    let made = 0;
    const reveal = (text: string): string => {
      made += 1;
      return text;
    };
    const readers = Array.from({ length: 1_000 }, (_, n) => {
      const position = all.received.at(-2 - (n % 50)) ?? 0n;
      return { ...readerWithRoom(Infinity), reveal, sent: { position, repair: 0 } };
    });
    const closing = readers.map((reader) => feed.add(reader));
    await eventually(() => readers.every(({ received }, n) => received.length === 1 + (n % 50)));
    // On a busy machine some come in a second pass; one by one they would be 1,275.
    expect(made).toBeGreaterThanOrEqual(50);
    expect(made).toBeLessThan(150);
    for (const close of closing) close();
  });

  it('gives others their turn while it writes a very long document to a thousand readers', async () => {
    const all = readerWithRoom(Infinity);
    const closeAll = feed.add(all);
    await eventually(() => all.received.length === CONVOYS);
    closeAll();
    const [position = 0n, last] = all.received.slice(-2);
    const long = `id: ${last}\n${'x'.repeat(2_000_000)}`;
    const reveal = (): string => long;
    let [turns, between] = [0, 0];
    let turn: NodeJS.Immediate;
    const count = (): void => {
      turns += 1;
      turn = setImmediate(count);
    };
    turn = setImmediate(count);
    let before: number | undefined;
    const readers = Array.from({ length: 1_000 }, () => ({
      ...readerWithRoom(Infinity),
      ...{ reveal, sent: { position, repair: 0 } },
      write: () => {
        if (before !== undefined && turns > before) between += 1;
        before = turns;
        return true;
      },
    }));
    const closing = readers.map((reader) => feed.add(reader));
    await eventually(() => readers.every(({ sent }) => sent.position === last));
    clearImmediate(turn);
    // Two megabytes each: three are written at once.
    expect(between).toBeGreaterThan(300);
    for (const close of closing) close();
  });

  it('tells nothing more to a reader that has gone', async () => {
    const [gone, stays] = [readerWithRoom(Infinity), readerWithRoom(Infinity)];
    const close = feed.add(gone);
    close();
    const closeLater = feed.add(stays);
    await eventually(() => stays.received.length === CONVOYS);
    expect(gone.received).toEqual([]);
    closeLater();
    expect(failures).toEqual([]);
  });
});
