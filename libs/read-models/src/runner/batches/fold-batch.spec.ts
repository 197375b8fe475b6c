import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { NO_KEYS } from '#kafila/domain';
import { added, counterKind, counters } from '../../testing/counter.kind.js';
import { recordedIn } from '../../testing/recorded-events.js';
import { Batch } from './batch.js';
import { type FoldContext } from './fold-anew.js';
import { foldBatch } from './fold-batch.js';

const FOLD_MS = 20;

/** Passes by what is folded alone, so that a busy machine changes nothing. */
let now = 0;
beforeEach(() => {
  jest.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  jest.restoreAllMocks();
});

const slow = {
  ...counters,
  kinds: [
    {
      ...counterKind,
      fold: (history: Parameters<typeof counterKind.fold>[0]) => {
        now += FOLD_MS;
        return counterKind.fold(history);
      },
    },
  ],
};

function contextOf(read: FoldContext['eventStore']['readStream']): FoldContext {
  const nothing = (): undefined => undefined;
  const common = { projection: slow, generation: 'live', skippedOf: nothing, known: nothing } as const;
  return {
    ...common,
    parked: nothing,
    keys: NO_KEYS,
    eventStore: { readStream: read },
    db: undefined as never,
  };
}

/** The longest time for which nothing else had its turn. */
async function longestPause(work: () => Promise<unknown>): Promise<number> {
  let [longest, last, over] = [0, now, false];
  const look = (): void => {
    [longest, last] = [Math.max(longest, now - last), now];
    if (!over) setImmediate(look);
  };
  setImmediate(look);
  await work();
  over = true;
  look();
  return longest;
}

describe('folding a batch', () => {
  it.each([
    ['from memory', 0],
    ['from the event store', 1],
  ])('gives way to others, such as who speaks for the lock, %s', async (_, revision) => {
    const batch = new Batch(slow, { skippedOf: () => undefined, parked: () => undefined, keys: NO_KEYS }, 0n);
    const whole = Array.from({ length: 40 }, (_each, n) =>
      recordedIn(`counter-${n}`, [added(`a${n}`, 1), added(`b${n}`, 1)], { revision: 0, position: 1n }),
    );
    for (const events of whole) batch.add(events.slice(revision), 1n);
    const read = (stream: string) =>
      Promise.resolve({
        events: whole.find(([event]) => event?.stream === stream) ?? [],
        ...{ exists: true, next: null },
      });
    const context = contextOf(read);
    const pause = await longestPause(async () => {
      let folded = 0;
      for await (const portion of foldBatch({ ...context, projection: { ...slow, tables: [] } }, batch))
        folded += portion.filter((each) => each.folded).length;
      expect(folded).toBe(40);
    });
    expect(pause).toBeLessThan((40 * FOLD_MS) / 2);
  });
});
