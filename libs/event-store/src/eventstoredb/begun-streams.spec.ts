import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type BegunStream, type EventStore } from '../event-store.port.js';
import { OtherClient } from '../testing/other-client.js';
import { sampleEvents } from '../testing/sample-events.js';
import { type StandIn, startStandIn } from '../testing/stand-in/stand-in.js';
import { openEventStoreDb } from './open.js';

let standIn: StandIn;
let store: EventStore;
let other: OtherClient;
/** By revision. */
const positions = new Map<string, bigint[]>();
beforeEach(async () => {
  standIn = await startStandIn();
  store = await openEventStoreDb({ url: standIn.url, patienceMs: 300 });
  other = new OtherClient(standIn.url);
  positions.clear();
  for (const stream of ['convoy-1', 'carnet-%', 'other-1', 'convoy-2', 'convoy-1', 'carnet-%', 'convoy-3'])
    await append(stream, 2);
});
afterEach(async () => {
  await other.close();
  await store.close();
  await standIn.stop();
});

async function append(stream: string, count: number): Promise<void> {
  const answer = await store.append(stream, sampleEvents(count), 'any');
  if (answer.outcome !== 'appended') throw new Error('It was refused.');
  const placed = answer.placements.map(({ position }) => position);
  positions.set(stream, [...(positions.get(stream) ?? []), ...placed]);
}

const at = (stream: string, revision = 0): bigint => positions.get(stream)?.[revision] ?? -1n;
async function begun(
  options: { after?: bigint; upTo?: bigint; limit?: number } = {},
): Promise<readonly BegunStream[]> {
  const streamPrefixes = ['convoy-', 'carnet-'];
  const upTo = options.upTo ?? (await store.head());
  const all = { after: 0n, limit: 10, streamPrefixes, ...options, upTo };
  return store.streamList?.streamsBegun(all) ?? [];
}
const names = async (...options: Parameters<typeof begun>): Promise<readonly string[]> =>
  (await begun(...options)).map(({ name }) => name);

describe('the list of streams of a server', () => {
  it('tells streams in the order in which they began, each once, with the position of its first event', async () => {
    const all = ['convoy-1', 'carnet-%', 'convoy-2', 'convoy-3'];
    expect(await begun()).toEqual(all.map((name) => ({ name, position: at(name) })));
    expect(await begun({ limit: 1 })).toHaveLength(1);
    expect(await begun({ upTo: 0n })).toEqual([]);
  });

  it('tells those that began between two positions, also to who has not seen the others begin', async () => {
    await store.close();
    store = await openEventStoreDb({ url: standIn.url });
    expect(await names({ after: at('convoy-1') })).toEqual(['carnet-%', 'convoy-2', 'convoy-3']);
    // What goes on after that is as many streams as are wanted.
    expect(await names({ after: at('convoy-2'), limit: 2 })).toEqual(['convoy-3']);
    expect(await names({ after: at('convoy-1'), upTo: at('convoy-2') })).toEqual(['carnet-%', 'convoy-2']);
    expect(await names({ after: at('convoy-1'), upTo: at('convoy-2') - 1n })).toEqual(['carnet-%']);
    expect(await names({ after: at('convoy-3') })).toEqual([]);
  });

  it('names streams that were deleted or cut off, where the server tells of it, or where they go on', async () => {
    await other.client.deleteStream('convoy-2');
    await other.client.setStreamMetadata('convoy-1', { truncateBefore: 2 });
    await other.client.setStreamMetadata('carnet-%', { maxCount: 100 });
    await append('convoy-4', 1);
    const removedIn = async (): Promise<unknown> =>
      (await begun()).flatMap(({ name, removed }) => (removed ? [[name, removed]] : []));
    expect(await removedIn()).toEqual([
      ['convoy-2', 'deleted'],
      ['convoy-1', 'truncated'],
    ]);
    standIn.scavenge();
    await other.client.setStreamMetadata('convoy-1', {});
    await append('convoy-4', 1);
    const all = await begun();
    expect(all.find(({ name }) => name === 'convoy-1')).toEqual({
      ...{ name: 'convoy-1', position: at('convoy-1', 2), removed: 'truncated' },
    });
    expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining(['carnet-%', 'convoy-3', 'convoy-4']));
  });

  it('is no list where the server does not show yet what it has', async () => {
    const upTo = (await store.head()) + 1_000_000n;
    await expect(begun({ upTo })).rejects.toMatchObject({ name: 'EventStoreUnavailable' });
  });

  it('is made by one read', async () => {
    const upTo = await store.head();
    const { reads } = standIn.calls();
    await begun({ upTo });
    expect(standIn.calls().reads - reads).toBe(1);
  });

  it('gives the events of a few streams up to a position, and is sent no others', async () => {
    const [upTo, sent] = [at('carnet-%', 2), standIn.sent()];
    const given: string[] = [];
    for await (const { stream, revision } of store.streamList?.eventsUnder(['carnet-'], upTo) ?? [])
      given.push(`${stream} ${revision}`);
    expect(given).toEqual(['carnet-% 0', 'carnet-% 1', 'carnet-% 2']);
    expect(standIn.sent() - sent).toBeLessThanOrEqual(4);
  });

  it('knows the store again by the last events of a few streams', async () => {
    for (let i = 10; i < 25; i++) await append(`convoy-${i}`, 2);
    const last = (await store.streamList?.lastEvents(await store.head())) ?? [];
    expect(last.map(({ stream }) => stream)).toEqual(
      [17, 18, 19, 20, 21, 22, 23, 24].map((i) => `convoy-${i}`),
    );
    expect(last.at(-1)?.position).toBe(await store.head());
    expect(await store.streamList?.lastEvents(0n)).toEqual([]);
  });
});
