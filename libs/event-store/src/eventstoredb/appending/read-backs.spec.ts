import { afterEach, describe, expect, it } from '@jest/globals';
import { type EventStore, type Placement } from '../../event-store.port.js';
import { readWholeStream } from '../../read-whole-stream.js';
import { appended } from '../../testing/appended.js';
import { OtherClient } from '../../testing/other-client.js';
import { freshName, sampleEvent, sampleEvents } from '../../testing/sample-events.js';
import { type StandIn, startStandIn } from '../../testing/stand-in/stand-in.js';
import { openEventStoreDb } from '../open.js';

const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

async function open(version: string): Promise<{ standIn: StandIn; store: EventStore }> {
  const standIn = await startStandIn({ version });
  const store = await openEventStoreDb({ url: standIn.url });
  ended.push(
    () => standIn.stop(),
    () => store.close(),
  );
  return { standIn, store };
}

async function expectPlaces(
  store: EventStore,
  stream: string,
  placements: readonly Placement[],
): Promise<void> {
  const events = await readWholeStream(store, stream);
  expect(events.slice(-placements.length)).toMatchObject(placements);
}

describe.each(['24.10.0', '21.10.0'])('an append of several events to a server of version %s', (version) => {
  it('costs one call to append, and one to read where they lie', async () => {
    const { standIn, store } = await open(version);
    const [stream, before] = [freshName(), standIn.calls()];
    for (let n = 0; n < 5; n++) await appended(store, stream, sampleEvents(4), n === 0 ? 'none' : 4 * n - 1);
    expect(standIn.calls()).toEqual({ appends: before.appends + 5, reads: before.reads + 5 });
  });

  it('shares that read with all that are answered while another one reads', async () => {
    const { standIn, store } = await open(version);
    const [stream, before] = [freshName(), standIn.calls()];
    const slow = standIn.play({ on: 'read', does: 'slow', ms: 400 });
    const first = appended(store, stream, sampleEvents(3), 'none');
    await slow;
    const others = Array.from({ length: 12 }, () => freshName());
    const all = await Promise.all(
      others.map((other, n) => appended(store, other, sampleEvents(2 + n), 'none')),
    );
    await first;
    const { appends, reads } = standIn.calls();
    expect(appends - before.appends).toBe(13);
    expect(reads - before.reads).toBeLessThan(7);
    await expectPlaces(store, stream, await first);
    for (const [n, other] of others.entries()) await expectPlaces(store, other, all[n] ?? []);
  });

  it('finds its places although many records of others lie in between', async () => {
    const { standIn, store } = await open(version);
    const other = new OtherClient(standIn.url);
    ended.push(() => other.close());
    const slow = standIn.play({ on: 'read', does: 'slow', ms: 300 });
    const begun = appended(store, freshName(), sampleEvents(2), 'none');
    await slow;
    const [before, after] = [freshName(), freshName()];
    const early = appended(store, before, sampleEvents(3), 'none');
    while (standIn.count(before) < 3) await store.head();
    standIn.writeOwn(40);
    const late = appended(store, after, sampleEvents(3), 'none');
    await begun;
    await expectPlaces(store, before, await early);
    await expectPlaces(store, after, await late);
  });

  it('keeps the time it had where it was written at a try that got no answer', async () => {
    const { standIn, store } = await open(version);
    const events = sampleEvents(3);
    void standIn.play({ on: 'append', does: 'cut', written: true });
    const [stream, one] = [freshName(), sampleEvent()];
    const placements = await appended(store, stream, events, 'none');
    await expectPlaces(store, stream, placements);
    await appended(store, stream, [one], 2);
    expect(standIn.count(stream)).toBe(4);
  });
});
