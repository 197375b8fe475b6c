import { afterEach, describe, expect, it } from '@jest/globals';
import { AppendTooLarge, EventStoreUnavailable } from '../event-store.errors.js';
import { type EventStore, type ExpectedRevision } from '../event-store.port.js';
import { appended } from '../testing/appended.js';
import { freshName, sampleEvent, sampleEvents } from '../testing/sample-events.js';
import { type Fault } from '../testing/stand-in/faults.js';
import { type StandIn, type StandInOptions, startStandIn } from '../testing/stand-in/stand-in.js';
import { openEventStoreDb } from './open.js';
import { type EventStoreDbNote, type EventStoreDbOptions } from './settings.js';
import { readWholeStream } from '../read-whole-stream.js';

const ended: (() => Promise<void>)[] = [];

async function serve(options?: StandInOptions): Promise<StandIn> {
  const standIn = await startStandIn(options);
  ended.push(() => standIn.stop());
  return standIn;
}

async function open(url: string, options: Partial<EventStoreDbOptions> = {}): Promise<EventStore> {
  const store = await openEventStoreDb({ url, ...options });
  ended.push(() => store.close());
  return store;
}

afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

const cutBefore: Fault = { on: 'append', does: 'cut', written: false };
const cutAfter: Fault = { on: 'append', does: 'cut', written: true };
const hangBefore: Fault = { on: 'append', does: 'hang', written: false };
const hangAfter: Fault = { on: 'append', does: 'hang', written: true };
const notLeader: Fault = { on: 'append', does: 'not-leader' };

describe('an append that meets a fault', () => {
  const faults: [string, Fault][] = [
    ['is cut off before it was written', cutBefore],
    ['is cut off after it was written', cutAfter],
    ['gets no answer and was not written', hangBefore],
    ['gets no answer and was written', hangAfter],
    ['reaches a node that is not the leader', notLeader],
    ['is answered late, but within the deadline', { on: 'append', does: 'slow', ms: 50 }],
  ];
  const expectations: [ExpectedRevision, number][] = [
    ['none', 0],
    ['any', 0],
    ['any', 3],
    ['exists', 3],
    [2, 3],
  ];

  describe.each(faults)('and %s', (_, fault) => {
    it.each(expectations)('is written once, expecting %p in a stream of %d', async (expected, length) => {
      // The server remembers no ids, so that its own idempotency cannot hide a fault of ours.
      const standIn = await serve({ rememberedIds: 0 });
      const store = await open(standIn.url, { deadlineMs: 150 });
      const stream = freshName();
      if (length > 0) await appended(store, stream, sampleEvents(length), 'none');
      const met = standIn.play(fault);

      const events = sampleEvents(3, length);
      const placements = await appended(store, stream, events, expected);
      await met;

      expect(standIn.count(stream)).toBe(length + 3);
      const kept = (await readWholeStream(store, stream)).slice(length);
      expect(kept).toEqual(events.map((event, index) => ({ stream, ...event, ...placements[index] })));
    });
  });

  it.each([
    ['cut off', cutBefore],
    ['not answered', hangBefore],
  ])(
    'is refused with the actual revision where it was %s and another revision is expected',
    async (_, fault) => {
      const standIn = await serve();
      const store = await open(standIn.url, { deadlineMs: 150 });
      const stream = freshName();
      await appended(store, stream, sampleEvents(3), 'none');
      void standIn.play(fault);
      expect(await store.append(stream, sampleEvents(2), 0)).toEqual({
        outcome: 'revision-mismatch',
        stream,
        expected: 0,
        actual: 2,
      });
      expect(standIn.count(stream)).toBe(3);
    },
  );

  it('is found far from the end of a long stream, where others went on writing', async () => {
    const standIn = await serve({ rememberedIds: 0 });
    const [store, other] = [await open(standIn.url, { deadlineMs: 400 }), await open(standIn.url)];
    const stream = freshName();
    const written = standIn.play(hangAfter);
    const appending = appended(store, stream, sampleEvents(2), 'any');
    await written;
    for (let n = 0; n < 7; n++) await appended(other, stream, sampleEvents(200, n * 200));
    expect((await appending).map((placement) => placement.revision)).toEqual([0, 1]);
    expect(standIn.count(stream)).toBe(1402);
  });

  it('goes in after what others wrote once it was cut off, where no revision is expected', async () => {
    const standIn = await serve({ rememberedIds: 0 });
    const [store, other] = [await open(standIn.url, { deadlineMs: 400 }), await open(standIn.url)];
    const stream = freshName();
    const lost = standIn.play(hangBefore);
    const appending = appended(store, stream, sampleEvents(2), 'any');
    await lost;
    await appended(other, stream, sampleEvents(5), 'none');
    expect((await appending).map((placement) => placement.revision)).toEqual([5, 6]);
    expect(standIn.count(stream)).toBe(7);
  });

  it('is written once where the lost attempt gets in late, after what others wrote before the retry', async () => {
    const standIn = await serve({ rememberedIds: 0 });
    const [store, other] = [await open(standIn.url, { deadlineMs: 400 }), await open(standIn.url)];
    const stream = freshName();
    // The first attempt is given up and written nevertheless, while the second one is under way.
    void standIn.play({ on: 'append', does: 'slow', ms: 550 });
    const retried = standIn.play({ on: 'append', does: 'slow', ms: 300 });
    const appending = appended(store, stream, sampleEvents(2), 'any');
    await retried;
    await appended(other, stream, sampleEvents(1), 'none');
    expect((await appending).map((placement) => placement.revision)).toEqual([1, 2]);
    expect(standIn.count(stream)).toBe(3);
  });

  it('rejects as unavailable, and leaves a trace, where no attempt is answered within the patience', async () => {
    const standIn = await serve();
    const notes: EventStoreDbNote[] = [];
    const trace = (note: EventStoreDbNote): unknown => notes.push(note);
    const store = await open(standIn.url, { deadlineMs: 50, patienceMs: 200, trace });
    notes.length = 0;
    for (let n = 0; n < 20; n++) void standIn.play(hangBefore);
    await expect(store.append('convoy-1', sampleEvents(1), 'none')).rejects.toThrow(EventStoreUnavailable);
    expect(notes.length).toBeGreaterThan(1);
    expect(notes.map((note) => note.failures)).toEqual(notes.map((_, index) => index + 1));
  });

  it('is refused at once, and not tried again, where it is larger than the server takes', async () => {
    const standIn = await serve({ maxAppendBytes: 1_000 });
    const notes: EventStoreDbNote[] = [];
    const store = await open(standIn.url, { trace: (note) => notes.push(note) });
    const event = sampleEvent(0, { text: 'x'.repeat(2_000) });
    await expect(store.append('convoy-1', [event], 'none')).rejects.toThrow(AppendTooLarge);
    expect(notes).toEqual([]);
  });
});

describe('many appends at the same time', () => {
  it.each([
    ['cut off before writing', cutBefore],
    ['cut off after writing', cutAfter],
  ])('are each written once where the connection is %s again and again', async (_, fault) => {
    const standIn = await serve({ rememberedIds: 0 });
    const store = await open(standIn.url);
    const prefix = freshName();
    for (let n = 0; n < 8; n++) void standIn.play(fault);
    const write = async (writer: number): Promise<void> => {
      for (let n = 0; n < 10; n++) {
        await appended(store, `${prefix}-${writer}`, [sampleEvent(n)], n === 0 ? 'any' : n - 1);
      }
    };
    await Promise.all(Array.from({ length: 32 }, (_writer, writer) => write(writer)));
    for (let writer = 0; writer < 32; writer++) {
      const kept = await readWholeStream(store, `${prefix}-${writer}`);
      expect(kept.map((event) => event.data['n'])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }
  });

  it('wait for a server that restarts, and are each written once', async () => {
    const standIn = await serve({ rememberedIds: 0 });
    const store = await open(standIn.url);
    const prefix = freshName();
    let done = 0;
    const write = async (writer: number): Promise<void> => {
      for (let n = 0; n < 20; n++) {
        await appended(store, `${prefix}-${writer}`, [sampleEvent(n)], n === 0 ? 'none' : n - 1);
        done++;
        if (done === 50 || done === 150) {
          await standIn.goDown();
          await standIn.comeUp();
        }
      }
    };
    await Promise.all(Array.from({ length: 16 }, (_, writer) => write(writer)));
    for (let writer = 0; writer < 16; writer++) expect(standIn.count(`${prefix}-${writer}`)).toBe(20);
  });
});

describe('reading', () => {
  it.each<[string, Fault]>([
    ['the connection is cut in the middle', { on: 'read', does: 'cut', afterEvents: 4 }],
    ['the server stops in the middle', { on: 'read', does: 'hang', afterEvents: 4 }],
    ['the node is not the leader', { on: 'read', does: 'not-leader' }],
  ])('gives the whole page where %s', async (_, fault) => {
    const standIn = await serve();
    const store = await open(standIn.url, { deadlineMs: 150 });
    const stream = freshName();
    await appended(store, stream, sampleEvents(10), 'none');
    const met = standIn.play(fault);
    expect((await store.readStream(stream)).events).toHaveLength(10);
    await met;
    void standIn.play(fault);
    expect((await store.readAll({ streamPrefixes: [stream] })).events).toHaveLength(10);
  });

  it('rejects as unavailable where the server stays away', async () => {
    const standIn = await serve();
    const store = await open(standIn.url, { deadlineMs: 100, patienceMs: 200 });
    await standIn.goDown();
    await expect(store.readStream('convoy-1')).rejects.toThrow(EventStoreUnavailable);
    await expect(store.head()).rejects.toThrow(EventStoreUnavailable);
    await standIn.comeUp();
    expect(await store.head()).toBe(0n);
  });
});

describe('opening', () => {
  it('rejects as unavailable, without secrets, where no server answers', async () => {
    const standIn = await startStandIn();
    await standIn.stop();
    const opening = openEventStoreDb({
      url: standIn.url.replace('//', '//admin:changeit@'),
      deadlineMs: 100,
      patienceMs: 100,
    });
    await expect(opening).rejects.toThrow(EventStoreUnavailable);
    await expect(opening).rejects.not.toThrow('changeit');
  });
});
