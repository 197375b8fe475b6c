import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { EventStoreUnavailable } from '../../event-store.errors.js';
import { type EventStore } from '../../event-store.port.js';
import { storeFinding } from '../../store-finding.js';
import { appended } from '../../testing/appended.js';
import { OtherClient } from '../../testing/other-client.js';
import { freshName, sampleEvent, sampleEvents } from '../../testing/sample-events.js';
import { type StandIn, type StandInOptions, startStandIn } from '../../testing/stand-in/stand-in.js';
import { openEventStoreDb } from '../open.js';
import { type EventStoreDbOptions } from '../settings.js';

const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

async function serve(options?: StandInOptions): Promise<StandIn> {
  const standIn = await startStandIn(options);
  ended.push(() => standIn.stop());
  return standIn;
}

async function open({ url }: StandIn, options: Partial<EventStoreDbOptions> = {}): Promise<EventStore> {
  const store = await openEventStoreDb({ url, ...options });
  ended.push(() => store.close());
  return store;
}

/** A busy machine may take longer than the deadline, however short the work is. */
async function onceAvailable<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof EventStoreUnavailable)) throw error;
    }
  }
}

describe('an append of one event', () => {
  it.each(['24.10.0', '21.10.0'])('costs one call of a server of version %s', async (version) => {
    const standIn = await serve({ version });
    const store = await open(standIn);
    const before = standIn.calls();
    const stream = freshName();
    for (let n = 0; n < 5; n++) await appended(store, stream, [sampleEvent(n)], n === 0 ? 'none' : n - 1);
    await appended(store, stream, [sampleEvent(5)], 'any');
    expect(standIn.calls()).toEqual({ appends: before.appends + 6, reads: before.reads });
  });

  it('is read where an answer does not name its position, as one to a retry may not', async () => {
    const standIn = await serve({ version: '21.10.0' });
    const store = await open(standIn);
    const [stream, event] = [freshName(), sampleEvent()];
    const first = await appended(store, stream, [event], 'none');
    await appended(store, stream, [sampleEvent()], 0);
    expect(await appended(store, stream, [event], 'none')).toEqual(first);
  });
});

describe('the time at which an event was taken in', () => {
  it('is that of the clock here, lies with the event, and is none of the metadata that are given and read', async () => {
    const standIn = await serve();
    standIn.setClock(3_600_000);
    const store = await open(standIn);
    const [stream, event, began] = [freshName(), sampleEvent(), new Date().toISOString()];
    const [placement] = await appended(store, stream, [event], 'none');
    expect(placement?.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect([began, placement?.recordedAt, new Date().toISOString()].toSorted()[1]).toBe(
      placement?.recordedAt,
    );
    const another = await open(standIn);
    expect((await another.readStream(stream)).events).toEqual([{ stream, ...event, ...placement }]);
    await expect(store.append(stream, [{ ...event, metadata: { recordedAt: 'x' } }], 'any')).rejects.toThrow(
      TypeError,
    );
  });

  it('is the time of the server where the event does not say, or says no time', async () => {
    const standIn = await serve();
    standIn.setClock(3_600_000);
    const [store, other] = [await open(standIn), new OtherClient(standIn.url)];
    ended.push(() => other.close());
    const inAnHour = new Date(Date.now() + 3_590_000).toISOString();
    for (const metadata of ['{"by":"local"}', '{"by":"local","recordedAt":"now"}']) {
      const stream = freshName();
      await other.append(stream, { metadata });
      const [event] = (await store.readStream(stream)).events;
      expect((event?.recordedAt ?? '') > inAnHour).toBe(true);
      expect(JSON.stringify(event?.metadata)).toBe(metadata);
    }
  });

  it('is never before that of the last event of the stream, as far as it was read here', async () => {
    const standIn = await serve();
    const [store, other] = [await open(standIn), new OtherClient(standIn.url)];
    ended.push(() => other.close());
    const stream = freshName();
    const later = '2999-01-01T00:00:00.000Z';
    await other.append(stream, { metadata: JSON.stringify({ recordedAt: later }) });
    await store.readStream(stream);
    expect(await appended(store, stream, [sampleEvent()], 0)).toMatchObject([{ recordedAt: later }]);
    expect((await appended(store, freshName(), [sampleEvent()]))[0]?.recordedAt).not.toBe(later);
  });

  it.each([[1], [3]])('stays where an append of %d is made again because it got no answer', async (count) => {
    const standIn = await serve();
    const store = await onceAvailable(() => open(standIn, { deadlineMs: 500, patienceMs: 1 }));
    const [stream, events] = [freshName(), sampleEvents(count)];
    void standIn.play({ on: 'append', does: 'hang', written: true });
    await expect(store.append(stream, events, 'none')).rejects.toThrow(EventStoreUnavailable);
    const placements = await onceAvailable(() => appended(store, stream, events, 'none'));
    expect((await store.readStream(stream)).events).toMatchObject(placements);
  });
});

describe('the clock of the server', () => {
  /** Both clocks stand, so that it does not matter how long an append is under way. */
  beforeEach(() => {
    const now = Date.now();
    jest.spyOn(Date, 'now').mockImplementation(() => now);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each([
    [1_000, { ok: true }],
    [2_000, { ok: true }],
    [-2_000, { ok: true }],
    [
      5_000,
      {
        ok: true,
        degraded: true,
        fault: expect.stringMatching(/^event-store-clock: its clock is 5\.0 s ahead of/),
      },
    ],
    [
      -5_000,
      {
        ok: true,
        degraded: true,
        fault: expect.stringMatching(/^event-store-clock: its clock is 5\.0 s behind/),
      },
    ],
  ])('is said in health where it is more than 2 s from this one: %d ms ahead', async (aheadMs, finding) => {
    const standIn = await serve();
    standIn.setClock(aheadMs);
    const store = await open(standIn);
    const found = () => storeFinding(store, () => undefined);
    expect(await found()).toEqual({ ok: true });
    await appended(store, freshName(), [sampleEvent()]);
    expect(await found()).toEqual(finding);
    expect(await found()).toEqual(finding);
    standIn.setClock(0);
    await appended(store, freshName(), [sampleEvent()]);
    expect(await found()).toEqual({ ok: true });
  });
});
