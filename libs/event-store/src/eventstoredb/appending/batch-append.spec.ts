import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreUnavailable } from '../../event-store.errors.js';
import { type EventStore } from '../../event-store.port.js';
import { readWholeStream } from '../../read-whole-stream.js';
import { appended } from '../../testing/appended.js';
import { freshName, sampleEvent, sampleEvents } from '../../testing/sample-events.js';
import { type StandIn, startStandIn } from '../../testing/stand-in/stand-in.js';
import { openEventStoreDb } from '../open.js';
import { type EventStoreDbOptions } from '../settings.js';

const ended: (() => Promise<void>)[] = [];
let standIn: StandIn;
/** What would end the process. */
const unhandled: unknown[] = [];
const note = (error: unknown): unknown => unhandled.push(error);

beforeEach(async () => {
  standIn = await startStandIn({ rememberedIds: 0 });
  ended.push(() => standIn.stop());
  process.on('unhandledRejection', note);
});
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
  process.off('unhandledRejection', note);
  expect(unhandled.splice(0)).toEqual([]);
});

async function open(options: Partial<EventStoreDbOptions> = {}): Promise<EventStore> {
  const store = await openEventStoreDb({ url: standIn.url, ...options });
  ended.push(() => store.close());
  return store;
}

describe('appends over one long call', () => {
  it('are answered each for itself, in whatever order the answers come', async () => {
    const store = await open();
    const slow = standIn.play({ on: 'append', does: 'slow', ms: 80 });
    const order: string[] = [];
    const first = appended(store, freshName(), [sampleEvent()], 'none').then(() => order.push('first'));
    await slow;
    await appended(store, freshName(), [sampleEvent()], 'none').then(() => order.push('second'));
    await first;
    expect(order).toEqual(['second', 'first']);
  });

  it('go out in the order in which they were asked for, also over a new call', async () => {
    const [store, stream] = [await open(), freshName()];
    const appends = Array.from({ length: 20 }, (_, n) =>
      appended(store, stream, [sampleEvent(n)], n === 0 ? 'none' : n - 1),
    );
    expect((await Promise.all(appends)).flat().map(({ revision }) => revision)).toEqual([...appends.keys()]);
  });

  it('go on in one client while the connection of another in the same process is cut, again and again', async () => {
    const [cut, other] = [await open(), await open()];
    const [streamOfCut, streamOfOther] = [freshName('cut'), freshName('other')];
    for (let n = 0; n < 5; n++) {
      // The other one waits for its answer while the first connection breaks.
      const slow = standIn.play({ on: 'append', does: 'slow', ms: 60 });
      const waiting = appended(other, streamOfOther, [sampleEvent(n)], n === 0 ? 'none' : n - 1);
      await slow;
      void standIn.play({ on: 'append', does: 'cut' });
      await appended(cut, streamOfCut, [sampleEvent(n)], n === 0 ? 'none' : n - 1);
      expect(await waiting).toMatchObject([{ revision: n }]);
    }
    expect([standIn.count(streamOfCut), standIn.count(streamOfOther)]).toEqual([5, 5]);
  });

  it('fail together where their call does, harm nobody, and are each written once all the same', async () => {
    const store = await open();
    const streams = Array.from({ length: 50 }, () => freshName());
    // Larger than what the connection takes at once, so that some still wait to be sent.
    const text = 'x'.repeat(30_000);
    void standIn.play({ on: 'append', does: 'cut', written: true });
    await Promise.all(
      streams.map((stream, n) => appended(store, stream, [sampleEvent(n, { text })], 'none')),
    );
    for (const stream of streams) expect(standIn.count(stream)).toBe(1);
  });

  it('are unavailable, and nothing else, while the server is away', async () => {
    const store = await open({ deadlineMs: 200, patienceMs: 300 });
    await appended(store, freshName(), [sampleEvent()], 'none');
    await standIn.goDown();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => store.append(freshName(), [sampleEvent()], 'none')),
    );
    for (const outcome of outcomes) {
      expect(outcome.status === 'rejected' && outcome.reason).toBeInstanceOf(EventStoreUnavailable);
    }
    await standIn.comeUp();
    await appended(store, freshName(), [sampleEvent()], 'none');
  });

  it('ignore an answer that nobody waits for any more', async () => {
    const store = await open({ deadlineMs: 150 });
    const stream = freshName();
    void standIn.play({ on: 'append', does: 'slow', ms: 250 });
    const placements = await appended(store, stream, [sampleEvent()], 'none');
    // The late answer comes before this one.
    void standIn.play({ on: 'append', does: 'slow', ms: 120 });
    await appended(store, stream, [sampleEvent()], 0);
    expect((await readWholeStream(store, stream)).slice(0, 1)).toMatchObject(placements);
    expect(standIn.count(stream)).toBe(2);
  });

  it('are sent in several messages where they are large', async () => {
    await standIn.stop();
    standIn = await startStandIn({ maxAppendBytes: 16 * 1024 * 1024 });
    const store = await open();
    const [stream, text] = [freshName(), 'Ələt '.repeat(50_000)];
    const events = sampleEvents(12).map((event) => ({ ...event, data: { ...event.data, text } }));
    expect(await appended(store, stream, events, 'none')).toHaveLength(12);
    expect((await readWholeStream(store, stream)).map(({ data }) => data)).toEqual(
      events.map(({ data }) => data),
    );
  });
});
