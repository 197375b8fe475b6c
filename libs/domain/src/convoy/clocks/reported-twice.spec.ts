import { describe, expect, it } from '@jest/globals';
import { indexOfJustTold } from './reported-twice.js';

describe('what was just told', () => {
  const minute = (n: number): string =>
    new Date(Date.parse('2026-03-01T00:00:00Z') + n * 60_000).toISOString();

  it('is the last that is the same and no more than half an hour before', () => {
    const known = [0, 20, 40, 45].map((n) => ({ n, at: minute(n) }));
    const indexAt = (n: number, same: number): number =>
      indexOfJustTold(
        known,
        minute(n),
        ({ at }) => at,
        (one) => one.n === same,
      );
    expect([indexAt(50, 45), indexAt(50, 20), indexAt(51, 20), indexAt(50, 0)]).toEqual([3, 1, -1, -1]);
  });

  it('is found without a look at all that was told long before', () => {
    const known = Array.from({ length: 5000 }, (_, n) => minute(n));
    let looks = 0;
    const index = indexOfJustTold(
      known,
      minute(5000),
      (at) => {
        looks++;
        return at;
      },
      () => false,
    );
    expect([index, looks]).toEqual([-1, 31]);
  });
});
