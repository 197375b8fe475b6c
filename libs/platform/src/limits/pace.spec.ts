import { describe, expect, it } from '@jest/globals';
import { Pace } from './pace.js';

describe('a pace', () => {
  it('lets four seconds’ worth through at once, then so much in a second', () => {
    const pace = new Pace(1_000);
    expect([pace.spend(4_000, 100_000), pace.spend(500, 100_000)]).toEqual([0, 500]);
    expect([pace.spend(1_000, 100_000), pace.isRested(100_000)]).toEqual([1_500, false]);
  });

  it('forgives what was long ago, and saves up no more than that', () => {
    const pace = new Pace(1_000);
    pace.spend(9_000, 100_000);
    expect(pace.isRested(110_000)).toBe(true);
    expect([pace.spend(4_000, 200_000), pace.spend(1_000, 200_000)]).toEqual([0, 1_000]);
  });
});
