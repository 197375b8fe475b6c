import { afterEach, describe, expect, it } from '@jest/globals';
import { type EventStore } from '../event-store.port.js';
import { appended } from '../testing/appended.js';
import { follow } from '../testing/following.js';
import { freshName, sampleEvent, sampleEvents } from '../testing/sample-events.js';
import { type StandIn, startStandIn } from '../testing/stand-in/stand-in.js';
import { openEventStoreDb } from './open.js';

const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

async function cluster(): Promise<[StandIn, StandIn, StandIn]> {
  const first = await startStandIn({ behindProxy: true });
  const others = { behindProxy: true, joins: first };
  const nodes: [StandIn, StandIn, StandIn] = [first, await startStandIn(others), await startStandIn(others)];
  ended.push(...nodes.map((node) => () => node.stop()));
  return nodes;
}

/** With deadlines that are longer than a test may take: what is silent is found out by itself. */
async function open(nodes: readonly StandIn[]): Promise<EventStore> {
  const url = `esdb://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}?tls=false`;
  const patient = { deadlineMs: 20_000, patienceMs: 20_000 };
  const store = await openEventStoreDb({ url, ...patient, silentMs: 150, probeMs: 150 });
  ended.push(() => store.close());
  return store;
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work;
  expect(performance.now() - began).toBeLessThan(5_000);
  return result;
}

describe('a leader that falls silent', () => {
  it('is left for the new one, by an append that is under way too, which is written once', async () => {
    const [first, second, third] = await cluster();
    const store = await open([first, second, third]);
    const stream = freshName();
    await appended(store, stream, [sampleEvent(0)], 'none');
    first.fallSilent();
    const underway = appended(store, stream, [sampleEvent(1)], 0);
    second.lead();
    await inTime(underway);
    await inTime(appended(store, stream, [sampleEvent(2)], 1));
    expect(second.count(stream)).toBe(3);
  });

  it('is left although the others name it for a while', async () => {
    const [first, second, third] = await cluster();
    const store = await open([first, second, third]);
    const stream = freshName();
    first.fallSilent();
    const underway = appended(store, stream, [sampleEvent(0)], 'none');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    third.lead();
    await inTime(underway);
  });

  it('is left by those who follow', async () => {
    const [first, second, third] = await cluster();
    const [store, writer] = [await open([first, second, third]), await open([second, third, first])];
    const stream = freshName();
    await appended(writer, stream, sampleEvents(3), 'none');
    let isSilent = false;
    const following = follow(store, { streamPrefixes: [stream] }, async ({ events }, step) => {
      if (step.live && !isSilent) {
        isSilent = true;
        first.fallSilent();
        second.lead();
        await appended(writer, stream, sampleEvents(2, 3));
      }
      return events.length === 5;
    });
    expect((await inTime(following)).events).toHaveLength(5);
  });
});

describe('a silent seed', () => {
  it.each([0, 1, 2])('holds up nobody: number %d of three', async (silent) => {
    const nodes = await cluster();
    nodes[(silent + 1) % 3]?.lead();
    nodes[silent]?.fallSilent();
    await inTime(open(nodes));
  });
});
