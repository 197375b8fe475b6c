import { afterEach, describe, expect, it } from '@jest/globals';
import { EventStoreUnavailable } from '../event-store.errors.js';
import { type EventStore } from '../event-store.port.js';
import { appended } from '../testing/appended.js';
import { follow } from '../testing/following.js';
import { freshName, sampleEvent, sampleEvents } from '../testing/sample-events.js';
import { type StandIn, startStandIn } from '../testing/stand-in/stand-in.js';
import { openEventStoreDb } from './open.js';
import { type EventStoreDbNote } from './settings.js';
import { readWholeStream } from '../read-whole-stream.js';

const ended: (() => Promise<void>)[] = [];

async function cluster(): Promise<[StandIn, StandIn, StandIn]> {
  const first = await startStandIn();
  const nodes: [StandIn, StandIn, StandIn] = [
    first,
    await startStandIn({ joins: first }),
    await startStandIn({ joins: first }),
  ];
  ended.push(...nodes.map((node) => () => node.stop()));
  return nodes;
}

async function open(url: string, trace?: (note: EventStoreDbNote) => void): Promise<EventStore> {
  const options = { deadlineMs: 1_000, patienceMs: 5_000, ...(trace === undefined ? {} : { trace }) };
  const store = await openEventStoreDb({ url, ...options });
  ended.push(() => store.close());
  return store;
}

/** Discovery asks quickly, so that a cluster without a leader is found out within the patience. */
const discovery = 'tls=false&discoveryInterval=20&maxDiscoverAttempts=3&gossipTimeout=1';
const discoverAt = ({ port }: StandIn): string => `esdb+discover://127.0.0.1:${port}?${discovery}`;
const seeds = (nodes: readonly StandIn[]): string =>
  `esdb://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}?${discovery}`;

afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

describe('a cluster', () => {
  it.each<[string, (nodes: [StandIn, StandIn, StandIn]) => string]>([
    ['by a follower that knows the others', (nodes) => discoverAt(nodes[1])],
    ['by a list of nodes', seeds],
    ['by a follower alone, which names the leader', (nodes) => nodes[2].url],
  ])('is written to and read from through its leader, found %s', async (_, urlOf) => {
    const nodes = await cluster();
    const store = await open(urlOf(nodes));
    const stream = freshName();
    await appended(store, stream, sampleEvents(3), 'none');
    expect(await readWholeStream(store, stream)).toHaveLength(3);
    const { events } = await follow(store, { streamPrefixes: [stream] }, (_followed, step) => step.live);
    expect(events).toHaveLength(3);
  });

  it('goes on when its leader hands over, and when the leader dies, each event written once', async () => {
    const [first, second, third] = await cluster();
    const store = await open(seeds([first, second, third]));
    const stream = freshName();
    for (let n = 0; n < 60; n++) {
      if (n === 20) second.lead();
      if (n === 40) {
        third.lead();
        await second.goDown();
      }
      const placements = await appended(store, stream, [sampleEvent(n)], n === 0 ? 'none' : n - 1);
      expect(placements[0]?.revision).toBe(n);
    }
    expect(first.count(stream)).toBe(60);
  });

  it('is followed without gap or repeat when its leader dies', async () => {
    const [first, second, third] = await cluster();
    const store = await open(seeds([first, second, third]));
    const stream = freshName();
    let n = 0;
    const { events } = await follow(store, { streamPrefixes: [stream] }, async (followed, step) => {
      if (!step.live || followed.events.length < n) return false;
      if (n === 20) return true;
      if (n === 10) {
        third.lead();
        await first.goDown();
      }
      await appended(store, stream, sampleEvents(5, n));
      n += 5;
      return false;
    });
    expect(events.map((event) => event.data['n'])).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  it('without any node alive makes appends unavailable, harms nothing else, and is found again', async () => {
    const nodes = await cluster();
    const notes: EventStoreDbNote[] = [];
    const store = await open(seeds(nodes), (note) => notes.push(note));
    const ending = new AbortController();
    const following = follow(store, {}, () => ending.signal.aborted);
    // It may be lost before the appends are.
    following.catch(() => undefined);
    for (const node of nodes) await node.goDown();
    const outcomes = await Promise.allSettled(
      sampleEvents(8).map((event, n) => store.append(`convoy-${n}`, [event], 'none')),
    );
    for (const outcome of outcomes) {
      expect(outcome.status === 'rejected' && outcome.reason instanceof EventStoreUnavailable).toBe(true);
    }
    await expect(following).rejects.toThrow(EventStoreUnavailable);
    expect(notes.length).toBeGreaterThan(0);

    for (const node of nodes) await node.comeUp();
    await appended(store, 'convoy-8', [sampleEvent()], 'none');
    expect(nodes[0].count('convoy-8')).toBe(1);
  });
});
