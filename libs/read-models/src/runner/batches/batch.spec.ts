import { describe, expect, it } from '@jest/globals';
import { NO_KEYS } from '#kafila/domain';
import { added, counters } from '../../testing/counter.kind.js';
import { recordedIn } from '../../testing/recorded-events.js';
import { Batch } from './batch.js';

const [first, second, third] = recordedIn('counter-a', [added('a', 1), added('b', 2), added('c', 3)]);
const [other] = recordedIn('counter-b', [added('d', 4)], { revision: 0, position: 4n });
if (!first || !second || !third || !other) throw new Error('There are four events.');

function batchOf(skipped: readonly number[] = []): Batch {
  const skippedOf = (stream: string): ReadonlySet<number> | undefined =>
    stream === 'counter-a' ? new Set(skipped) : undefined;
  return new Batch(counters, { skippedOf, parked: () => undefined, keys: NO_KEYS }, 0n);
}

function revisionsIn(batch: Batch, stream: string): readonly number[] {
  return batch.streams.get(stream)?.events.map(({ revision }) => revision) ?? [];
}

describe('a batch', () => {
  it('gathers events by stream, in their order', () => {
    const batch = batchOf();
    batch.add([first, other], 4n);
    batch.add([second, third], 5n);
    expect([...batch.streams.keys()]).toEqual(['counter-a', 'counter-b']);
    expect(revisionsIn(batch, 'counter-a')).toEqual([0, 1, 2]);
    expect(batch.size).toBe(4);
    expect(batch.position).toBe(5n);
  });

  it('comes to a position without any event', () => {
    const batch = batchOf();
    batch.add([], 9n);
    expect([batch.size, batch.position]).toEqual([0, 9n]);
  });

  it('takes an event once that is delivered twice', () => {
    const batch = batchOf();
    batch.add([first, second], 2n);
    batch.add([second, third], 3n);
    expect(revisionsIn(batch, 'counter-a')).toEqual([0, 1, 2]);
  });

  it('reads no event that a person left out', () => {
    const batch = batchOf([1]);
    batch.add([first, second], 2n);
    expect(batch.streams.get('counter-a')?.events[1]).toMatchObject({ revision: 1, skipped: true });
  });

  it('refuses a stream that the projection did not ask for', () => {
    const [stranger] = recordedIn('visitor-a', [added('a', 1)]);
    expect(() => {
      batchOf().add(stranger ? [stranger] : [], 1n);
    }).toThrow("Projection 'counters' has no use for stream visitor-a.");
  });
});
