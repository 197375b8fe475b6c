import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AppendTooLarge, EventStoreBusy } from '../../event-store.errors.js';
import { type EventStore } from '../../event-store.port.js';
import { sampleEvent, sampleEvents } from '../../testing/sample-events.js';
import { temporaryFolder } from '../../testing/temporary-folder.js';
import { openSqliteEventStore } from '../open-store.js';

describe('the queue limit of the embedded store', () => {
  let folder = temporaryFolder();
  let store: EventStore;

  beforeEach(async () => {
    folder = temporaryFolder();
    const queueLimit = { appends: 100, bytes: 50_000 };
    store = await openSqliteEventStore({ file: folder.path('events.db'), queueLimit });
  });
  afterEach(async () => {
    await store.close();
    folder.remove();
  });

  /** What became of appends that were all asked for at once. */
  const outcomes = async (appends: Promise<unknown>[]): Promise<string[]> =>
    (await Promise.allSettled(appends)).map((outcome) =>
      outcome.status === 'fulfilled' ? 'kept' : outcome.reason instanceof EventStoreBusy ? 'busy' : 'failed',
    );
  const times = (count: number, outcome: string): string[] => Array.from({ length: count }, () => outcome);

  it('pushes back where more appends wait than it allows, and writes nothing of those', async () => {
    const appends = sampleEvents(150).map((event) => store.append('a', [event], 'any'));
    expect(await outcomes(appends)).toEqual([...times(100, 'kept'), ...times(50, 'busy')]);
    expect(await store.head()).toBe(100n);
  });

  it('says when to come again, and takes appends again once the queue is shorter', async () => {
    const waiting = sampleEvents(100).map((event) => store.append('a', [event], 'any'));
    await expect(store.append('a', sampleEvents(1), 'any')).rejects.toMatchObject({ retryAfterSeconds: 1 });
    await Promise.all(waiting);
    const again = sampleEvents(100).map((event) => store.append('a', [event], 'any'));
    expect(await outcomes(again)).toEqual(times(100, 'kept'));
  });

  it('counts bytes too', async () => {
    const text = 'x'.repeat(20_000);
    const appends = sampleEvents(4).map((event) => store.append('a', [{ ...event, data: { text } }], 'any'));
    expect(await outcomes(appends)).toEqual(['kept', 'kept', 'busy', 'busy']);
  });

  it('refuses for good what could never be taken', async () => {
    const append = store.append('a', [sampleEvent(0, { text: 'x'.repeat(50_000) })], 'any');
    await expect(append).rejects.toThrow(AppendTooLarge);
  });
});
