import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventStore, EventStoreUnavailable, type NewEvent, streamPages } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { type StreamWriter } from './stream-writer.js';
import { type OfferedFact, type Recording } from './waiting-facts.js';
import { StreamContended } from './stream-contended.error.js';
import { StreamWriters } from './stream-writers.js';

let folder: string;
let store: EventStore;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kafila-intake-'));
  store = await openWithoutThread({ file: join(folder, 'events.db') });
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const STREAM = 'convoy-c1';

/** The store, but for what its `append` does. */
function withAppend(append: EventStore['append']): EventStore {
  return {
    append,
    readStream: (stream, options) => store.readStream(stream, options),
    readAll: (options) => store.readAll(options),
    subscribe: (options) => store.subscribe(options),
    head: () => store.head(),
    close: () => store.close(),
  };
}

function fact(id = uuidv7(), digest = `digest of ${id}`): OfferedFact {
  const event = { id, type: 'CheckpointPassed', data: {}, metadata: { digest } };
  return { digest, begins: false, bytes: 300, event };
}

/** A fact of a stream that may begin with a fact: a carnet's, a declaration's. */
function beginning(id = uuidv7(), digest?: string): OfferedFact {
  return { ...fact(id, digest), begins: true };
}

/** Records one fact alone. */
async function record(writer: StreamWriter, one: OfferedFact): Promise<Recording> {
  const [recording] = await writer.record([one]);
  if (!recording) throw new Error('The writer said nothing.');
  return recording;
}

async function planned(): Promise<NewEvent> {
  const event = { id: uuidv7(), type: 'ConvoyPlanned', data: {}, metadata: {} };
  await store.append(STREAM, [event], 'none');
  return event;
}

/** Another process writes to the stream. */
async function anotherWrites(): Promise<void> {
  await store.append(STREAM, [{ id: uuidv7(), type: 'CheckpointPassed', data: {}, metadata: {} }], 'any');
}

async function idsInStream(): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of streamPages(store, STREAM, { from: 1 })) ids.push(...page.map(({ id }) => id));
  return ids;
}

async function wholeStream(): Promise<string[]> {
  const { events } = await store.readStream(STREAM);
  return events.map(({ id }) => id);
}

describe('the writer of a stream', () => {
  it('records a fact once, and gives every copy of it the same placement', async () => {
    await planned();
    const writers = new StreamWriters(store);
    const one = fact();
    const recordings = await Promise.all(
      Array.from({ length: 1000 }, () => record(writers.of(STREAM), fact(one.event.id))),
    );

    expect(await idsInStream()).toEqual([one.event.id]);
    expect(recordings.filter(({ outcome }) => outcome === 'recorded')).toHaveLength(1);
    expect(recordings.filter(({ outcome }) => outcome === 'duplicate')).toHaveLength(999);
    expect(
      new Set(recordings.map((recording) => 'placement' in recording && recording.placement)),
    ).toHaveProperty('size', 1);
  });

  it('knows after a restart what it has seen: the stream itself is the ledger', async () => {
    await planned();
    const one = fact();
    const first = await record(new StreamWriters(store).of(STREAM), one);
    const again = await record(new StreamWriters(store).of(STREAM), one);
    expect(again).toEqual({ ...first, outcome: 'duplicate' });
  });

  it('refuses other content under a known id, also within one batch, and shows what is known', async () => {
    await planned();
    const writer = new StreamWriters(store).of(STREAM);
    const id = uuidv7();
    const [first, other] = await Promise.all([record(writer, fact(id, 'a')), record(writer, fact(id, 'b'))]);
    expect(first.outcome).toBe('recorded');
    expect(other).toMatchObject({ outcome: 'reused', knownDigest: 'a' });
    expect(await idsInStream()).toEqual([id]);
  });

  it('records nothing into a stream that does not exist, and finds it once it does', async () => {
    const writers = new StreamWriters(store);
    expect(await record(writers.of(STREAM), fact())).toEqual({ outcome: 'no-such-stream' });
    expect((await store.readStream(STREAM)).exists).toBe(false);
    await planned();
    expect(await record(writers.of(STREAM), fact())).toMatchObject({ outcome: 'recorded' });
  });

  it('begins a stream with a fact that may, once, however many copies of it come first', async () => {
    const one = beginning();
    const writers = new StreamWriters(store);
    const copies = Array.from({ length: 100 }, () => record(writers.of(STREAM), beginning(one.event.id)));
    const recordings = await Promise.all(copies);
    expect(await wholeStream()).toEqual([one.event.id]);
    expect(recordings.filter(({ outcome }) => outcome === 'recorded')).toHaveLength(1);
    expect(recordings.filter(({ outcome }) => outcome === 'duplicate')).toHaveLength(99);
    expect(await record(writers.of(STREAM), beginning(one.event.id, 'other'))).toMatchObject({
      outcome: 'reused',
      knownDigest: one.digest,
    });
    expect(await record(writers.of(STREAM), fact())).toMatchObject({ placement: { revision: 1 } });
  });

  it('begins a stream once when several processes want to at the same time: nobody loses a fact', async () => {
    const processes = [new StreamWriters(store), new StreamWriters(store), new StreamWriters(store)];
    const shared = Array.from({ length: 20 }, () => beginning());
    const recordings = await Promise.all(
      processes.flatMap((writers) => [...shared, beginning()].map((one) => record(writers.of(STREAM), one))),
    );
    expect(recordings.every(({ outcome }) => outcome === 'recorded' || outcome === 'duplicate')).toBe(true);
    const ids = await wholeStream();
    expect(ids).toHaveLength(23);
    expect(new Set(ids).size).toBe(23);
  });

  it('states that it begins the stream: whoever was faster makes it look again', async () => {
    const expectations: unknown[] = [];
    const watched = withAppend((stream, events, expected) => {
      expectations.push(expected);
      return store.append(stream, events, expected);
    });
    const writer = new StreamWriters(watched).of(STREAM);
    await record(writer, beginning());
    await anotherWrites();
    await record(writer, beginning());
    expect(expectations).toEqual(['none', 0, 1]);
  });

  it('catches up when other processes write to the same stream, and records each fact once', async () => {
    await planned();
    const processes = [new StreamWriters(store), new StreamWriters(store), new StreamWriters(store)];
    const facts = Array.from({ length: 60 }, () => fact());
    const recordings = await Promise.all(
      processes.flatMap((writers) => facts.map((one) => record(writers.of(STREAM), one))),
    );
    expect((await idsInStream()).sort()).toEqual(facts.map(({ event }) => event.id).sort());
    expect(recordings.filter(({ outcome }) => outcome === 'recorded')).toHaveLength(60);
    for (const [i, one] of facts.entries()) {
      const placements = [0, 1, 2].map((process) => recordings[process * 60 + i]);
      const revisions = placements.map(
        (recording) => recording && 'placement' in recording && recording.placement.revision,
      );
      expect([one.event.id, new Set(revisions).size]).toEqual([one.event.id, 1]);
    }
  });

  it('does not record twice when the answer of the store was lost', async () => {
    await planned();
    let lose = true;
    const losing = withAppend(async (...args: Parameters<EventStore['append']>) => {
      const answer = await store.append(...args);
      if (!lose) return answer;
      lose = false;
      throw new EventStoreUnavailable('The connection broke.');
    });
    const writer = new StreamWriters(losing).of(STREAM);
    const one = fact();
    expect(await record(writer, one)).toMatchObject({
      outcome: 'failed',
      error: expect.any(EventStoreUnavailable),
    });
    expect(await record(writer, one)).toMatchObject({ outcome: 'duplicate', placement: { revision: 1 } });
    expect(await idsInStream()).toEqual([one.event.id]);
  });

  it('gives up after a bounded number of tries when others are always faster', async () => {
    await planned();
    let tries = 0;
    const contended = withAppend(async (...args) => {
      tries++;
      await anotherWrites();
      return store.append(...args);
    });
    const recording = await record(new StreamWriters(contended).of(STREAM), fact());
    expect(recording).toMatchObject({ outcome: 'failed', error: expect.any(StreamContended) });
    expect(tries).toBe(20);
  });

  it('waits where the store is said to be elsewhere and shows nothing new, as after a change of leader', async () => {
    await planned();
    const shownAt = performance.now() + 200;
    const lagging = withAppend((stream, events, expected) =>
      performance.now() < shownAt
        ? Promise.resolve({ outcome: 'revision-mismatch', stream, expected, actual: 5 })
        : store.append(stream, events, expected),
    );
    const writer = new StreamWriters(lagging).of(STREAM);
    expect(await record(writer, fact())).toMatchObject({ outcome: 'recorded' });
    const deciding = () => Promise.resolve({ events: [fact().event], revision: 1, answer: () => 'decided' });
    expect(await writer.decide(deciding)).toBe('decided');
  });

  it('says that the store is not available where it goes on to show nothing new, for as long as anybody waits', async () => {
    await planned();
    let tries = 0;
    const lagging = withAppend((stream, _events, expected) => {
      tries++;
      return Promise.resolve({ outcome: 'revision-mismatch', stream, expected, actual: 5 });
    });
    const writer = new StreamWriters(lagging, undefined, undefined, 200).of(STREAM);
    const unavailable = { outcome: 'failed', error: expect.any(EventStoreUnavailable) };
    expect(await record(writer, fact())).toMatchObject(unavailable);
    const deciding = () => Promise.resolve({ events: [fact().event], revision: 0, answer: () => 'decided' });
    await expect(writer.decide(deciding)).rejects.toThrow(EventStoreUnavailable);
    expect(tries).toBeLessThan(20);
  });

  it('answers each in its own time after one that is stuck, and does not begin what nobody waits for', async () => {
    await planned();
    let goOn = (): void => undefined;
    const stuck = new Promise<void>((resolve) => (goOn = resolve));
    const slow = withAppend(async (...args) => {
      await stuck;
      return store.append(...args);
    });
    const writer = new StreamWriters(slow, undefined, undefined, 300).of(STREAM);
    const waited = async (work: Promise<unknown>): Promise<number> => {
      const began = performance.now();
      await work.catch(() => undefined);
      return performance.now() - began;
    };
    const deciding = () => Promise.resolve({ events: [fact().event], revision: 1, answer: () => 'decided' });
    const [first, second] = [fact(), fact()];
    const waits = [waited(record(writer, first))];
    await new Promise((resolve) => setTimeout(resolve, 150));
    waits.push(waited(record(writer, second)), waited(writer.decide(deciding)));
    for (const ms of await Promise.all(waits)) expect(ms).toBeLessThan(500);
    goOn();
    // Its turn comes after all that was offered.
    const third = fact();
    expect(await record(writer, third)).toMatchObject({ placement: { revision: 2 } });
    expect(await idsInStream()).toEqual([first.event.id, third.event.id]);
  });

  it('keeps each append below what EventStoreDB takes at once, however much waits', async () => {
    await planned();
    const sizes: number[] = [];
    const weighing = withAppend((stream, events, expected) => {
      sizes.push(Buffer.byteLength(JSON.stringify(events)));
      return store.append(stream, events, expected);
    });
    const writer = new StreamWriters(weighing).of(STREAM);
    const facts = Array.from({ length: 120 }, () => {
      const { event, digest } = fact();
      return {
        digest,
        begins: false,
        bytes: 20_300,
        event: { ...event, data: { note: 'é'.repeat(10_000) } },
      };
    });
    await Promise.all(facts.map((one) => record(writer, one)));
    expect(await idsInStream()).toEqual(facts.map(({ event }) => event.id));
    expect(Math.max(...sizes)).toBeLessThan(600 * 1024);
    expect(sizes.length).toBeGreaterThan(4);
  });

  it('takes a decision alone, on everything that was offered before it', async () => {
    await planned();
    const writer = new StreamWriters(store).of(STREAM);
    const before = record(writer, fact());
    const decided = writer.decide(async () => {
      const { events } = await store.readStream(STREAM);
      // Were facts written while the desk thinks, this would be refused and tried again.
      await store.head();
      tries++;
      return {
        events: [fact().event],
        revision: events.length - 1,
        answer: ([placement]) => placement?.revision,
      };
    });
    let tries = 0;
    expect(await before).toMatchObject({ placement: { revision: 1 } });
    const meanwhile = record(writer, fact());
    expect(await decided).toBe(2);
    expect(await meanwhile).toMatchObject({ placement: { revision: 3 } });
    expect(tries).toBe(1);
  });
});
