import { describe, expect, it } from '@jest/globals';
import { type BegunStream, type EventStorePlace, NO_ANCHORS, type StreamList } from '#kafila/event-store';
import { counters } from '../../testing/counter.kind.js';
import { Portions } from './portions.js';
import { type RebuildOptions } from './rebuild-options.js';

const FILE: EventStorePlace = { kind: 'sqlite', file: 'events.db' };
const SERVER: EventStorePlace = { kind: 'eventstoredb', url: 'esdb://127.0.0.1' };
type Asked = Parameters<StreamList['streamsBegun']>[0];

/** Streams that began at positions 10, 20, 30 ..., and what was asked of them. */
function storeOf(count: number): { streamsBegun: StreamList['streamsBegun']; asked: Asked[] } {
  const asked: Asked[] = [];
  const all = Array.from({ length: count }, (_, i): BegunStream => {
    return { name: `counter-${i}`, position: BigInt((i + 1) * 10) };
  });
  const streamsBegun = (options: Asked): Promise<readonly BegunStream[]> => {
    asked.push(options);
    const { after, upTo, limit } = options;
    const found = all.filter(({ position }) => position > after && position <= upTo);
    return Promise.resolve(found.slice(0, limit));
  };
  return { streamsBegun, asked };
}

function portionsOf(
  { streamsBegun }: { streamsBegun: StreamList['streamsBegun'] },
  { upTo = 1000n, after = 0n, eventsPerCommit = 500, place = FILE } = {},
): Portions {
  const options = { projection: counters, eventsPerCommit } as unknown as RebuildOptions;
  const target = { name: 'counters@next', place, streamsBegun, upTo, anchors: NO_ANCHORS };
  return new Portions(options, target, after);
}

async function allOf(portions: Portions): Promise<readonly (readonly string[])[]> {
  const all: (readonly string[])[] = [];
  for (let some = await portions.next(); some.length > 0; some = await portions.next()) {
    all.push(some.map(({ name }) => name));
  }
  return all;
}

describe('portions of streams', () => {
  it('have as many streams as make about one commit, each stream once, in order', async () => {
    expect(await allOf(portionsOf(storeOf(5)))).toEqual([
      ['counter-0', 'counter-1'],
      ['counter-2', 'counter-3'],
      ['counter-4'],
    ]);
  });

  it('are smaller from a server', async () => {
    const portions = portionsOf(storeOf(3), { eventsPerCommit: 2000, place: SERVER });
    expect((await allOf(portions)).map(({ length }) => length)).toEqual([2, 1]);
  });

  it('have one stream at least, however small the commits', async () => {
    expect(await allOf(portionsOf(storeOf(2), { eventsPerCommit: 1 }))).toEqual([
      ['counter-0'],
      ['counter-1'],
    ]);
  });

  it('begin after a position and end with another one', async () => {
    expect(await allOf(portionsOf(storeOf(9), { after: 20n, upTo: 55n }))).toEqual([
      ['counter-2', 'counter-3'],
      ['counter-4'],
    ]);
  });

  it('are of the kinds of the projection', async () => {
    const store = storeOf(1);
    await allOf(portionsOf(store));
    expect(store.asked[0]).toMatchObject({ streamPrefixes: ['counter-'] });
  });

  it('know whether so many are to come, and are the same afterwards', async () => {
    const store = storeOf(5);
    const portions = portionsOf(store);
    expect(await portions.hasAtLeast(3)).toBe(true);
    expect(await portions.hasAtLeast(4)).toBe(false);
    const asked = store.asked.length;
    expect((await allOf(portions)).flat()).toHaveLength(5);
    expect(store.asked).toHaveLength(asked);
  });

  it('are none where nothing has begun', async () => {
    const portions = portionsOf(storeOf(0));
    expect(await portions.hasAtLeast(1)).toBe(false);
    expect(await allOf(portions)).toEqual([]);
  });
});
