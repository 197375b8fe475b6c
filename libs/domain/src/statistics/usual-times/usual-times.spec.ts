import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stillToGo } from '../forecast/still-to-go.js';
import { deviationOf, guessedRange, type HoursRange } from './usual-times.js';

/** Torkham as it may be: right-skewed. */
const BORDER: HoursRange = { p10: 6, median: 18, p90: 60, mean: 27, deviation: 30 };

const range = fc.tuple(...[0, 1, 2].map(() => fc.double({ min: 0, max: 100, noNaN: true }))).map((hours) => {
  const [p10 = 0, median = 0, p90 = 0] = hours.toSorted((a, b) => a - b);
  return { p10, median, p90, mean: (p10 + median + p90) / 3, deviation: deviationOf(p10, p90) };
});
const spent = fc.double({ min: 0, max: 500, noNaN: true });

describe('the time that is still to go', () => {
  it('is the usual one for who has just come', () => {
    expect(stillToGo(BORDER, 0)).toEqual(BORDER);
  });

  it('gets shorter while it passes, but by less than has passed: who still waits is one of the slower ones', () => {
    const after = stillToGo(BORDER, 12);
    expect(after.median).toBeLessThan(18);
    expect(after.median).toBeGreaterThan(18 - 12);
  });

  it('is never over where most would be gone: half of those that wait beyond the median wait 18 hours more', () => {
    const beyond = stillToGo(BORDER, 30);
    expect(beyond.median).toBeCloseTo((60 - 18) * (Math.log(2) / Math.log(5)), 9);
    expect(stillToGo(BORDER, 3000)).toEqual(beyond);
  });

  it('is as usual without a leap at the median', () => {
    expect(stillToGo(BORDER, 18 - 1e-9).median).toBeCloseTo(stillToGo(BORDER, 18).median, 6);
  });

  it('is nothing where all take the same time and that is over', () => {
    const always = { p10: 2, median: 2, p90: 2, mean: 2, deviation: 0 };
    const nothing = { p10: 0, median: 0, p90: 0, mean: 0, deviation: 0 };
    expect(stillToGo(always, 3)).toEqual(nothing);
  });

  it('has a mean above its median, as times at borders have', () => {
    for (const hours of [3, 12, 30]) {
      const { median, mean, deviation } = stillToGo(BORDER, hours);
      expect(mean).toBeGreaterThan(median);
      expect(deviation).toBeGreaterThan(0);
    }
    // A fifth of all are called in between 12 and 18 hours, half of all later.
    const tail = (60 - 18) / Math.log(5);
    const ahead = (0.4 * (18 - 12)) / (18 - 6);
    expect(stillToGo(BORDER, 12).mean).toBeCloseTo((ahead * 3 + 0.5 * (6 + tail)) / (ahead + 0.5), 9);
  });

  it('is never less than nothing, and its range stays in order', () => {
    fc.assert(
      fc.property(range, spent, (usual, hours) => {
        const { p10, median, p90 } = stillToGo(usual, hours);
        expect(p10).toBeGreaterThanOrEqual(0);
        expect(median).toBeGreaterThanOrEqual(p10);
        expect(p90).toBeGreaterThanOrEqual(median);
      }),
    );
  });

  it('never brings the end nearer than it was by waiting', () => {
    fc.assert(
      fc.property(range, spent, spent, (usual, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const end = (hours: number): number => hours + stillToGo(usual, hours).median;
        expect(end(more)).toBeGreaterThanOrEqual(end(less) - 1e-6);
      }),
    );
  });
});

describe('a range around computed hours', () => {
  it('reaches further to the late side: times are right-skewed', () => {
    expect(guessedRange(10)).toMatchObject({ p10: 7.5, median: 10, p90: 15, mean: 10 });
  });
});
