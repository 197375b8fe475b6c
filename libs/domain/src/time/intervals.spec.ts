import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Interval,
  intervalBetween,
  lengthOfUnion,
  unionOfIntervals,
  unionWithin,
  unionWithout,
} from './intervals.js';

const interval = (from: number, until: number): Interval => ({ from, until });
const anyInterval = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: -3, max: 20 }))
  .map(([from, length]) => interval(from, from + length));
const intervals = fc.array(anyInterval, { maxLength: 12 });

/** The moments that intervals cover, counted one by one: slow and plainly right. */
function momentsOf(all: readonly Interval[]): ReadonlySet<number> {
  const moments = new Set<number>();
  for (const { from, until } of all) for (let at = from; at < until; at++) moments.add(at);
  return moments;
}

describe('the union of intervals', () => {
  // Dossier 4: activities overlap, documents are handled while the truck queues; delay is the union, not the sum.
  it('counts once what two activities cover at the same time', () => {
    const union = unionOfIntervals([interval(10, 14), interval(8, 12)]);
    expect(union).toEqual([interval(8, 14)]);
    expect(lengthOfUnion(union)).toBe(6);
  });

  it('joins intervals that touch, and leaves the gap between others out', () => {
    expect(unionOfIntervals([interval(5, 7), interval(0, 2), interval(2, 4)])).toEqual([
      interval(0, 4),
      interval(5, 7),
    ]);
  });

  it('has nothing of what is empty or reversed', () => {
    expect(unionOfIntervals([interval(3, 3), interval(9, 4)])).toEqual([]);
    expect(lengthOfUnion([])).toBe(0);
  });

  it('covers exactly the moments that any interval covers, in whatever order they come', () => {
    fc.assert(
      fc.property(intervals, (all) => {
        const union = unionOfIntervals(all);
        expect(momentsOf(union)).toEqual(momentsOf(all));
        expect(unionOfIntervals(all.toReversed())).toEqual(union);
        expect(lengthOfUnion(union)).toBe(momentsOf(all).size);
      }),
    );
  });

  it('is never longer than the sum of the intervals', () => {
    fc.assert(
      fc.property(intervals, (all) => {
        const sum = all.reduce((total, { from, until }) => total + Math.max(until - from, 0), 0);
        expect(lengthOfUnion(unionOfIntervals(all))).toBeLessThanOrEqual(sum);
      }),
    );
  });
});

describe('a union without another', () => {
  it('has the rest on both sides of what is taken away', () => {
    expect(unionWithout([interval(0, 10)], [interval(3, 5)])).toEqual([interval(0, 3), interval(5, 10)]);
  });

  it('has exactly the moments of the one that the other has not', () => {
    fc.assert(
      fc.property(intervals, intervals, (some, others) => {
        const rest = unionWithout(unionOfIntervals(some), unionOfIntervals(others));
        const taken = momentsOf(others);
        expect([...momentsOf(rest)]).toEqual(
          [...momentsOf(unionOfIntervals(some))].filter((at) => !taken.has(at)),
        );
        expect(unionOfIntervals(rest)).toEqual(rest);
      }),
    );
  });
});

describe('a union within an interval', () => {
  it('is cut at both ends, and what lies outside is left out', () => {
    const union = [interval(0, 4), interval(6, 8), interval(20, 30)];
    expect(unionWithin(union, interval(2, 25))).toEqual([interval(2, 4), interval(6, 8), interval(20, 25)]);
    expect(unionWithin(union, interval(10, 12))).toEqual([]);
  });
});

describe('an interval between two instants', () => {
  it('is in milliseconds, and covers nothing where a slow clock put the end first', () => {
    const minute = intervalBetween('2023-06-05T08:00:00.000Z', '2023-06-05T08:01:00.000Z');
    expect(minute.until - minute.from).toBe(60_000);
    const reversed = intervalBetween('2023-06-05T08:01:00.000Z', '2023-06-05T08:00:00.000Z');
    expect(unionOfIntervals([reversed])).toEqual([]);
  });
});
