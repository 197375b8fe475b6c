import { describe, expect, it } from '@jest/globals';
import {
  inBothWords,
  indexOfJustTold,
  indexOfToldBefore,
  MOST_COMPARED,
  withTold,
} from './reported-twice.js';

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

  it('is looked for among the last ones only, however many were told at one moment', () => {
    const known = Array.from({ length: 5000 }, () => ({ units: ['u-1'] }));
    const looks = { justTold: 0, toldBefore: 0 };
    indexOfJustTold(
      known,
      minute(0),
      () => minute(0),
      () => ++looks.justTold < 0,
    );
    const timeOf = (): string => {
      looks.toldBefore++;
      return minute(0);
    };
    indexOfToldBefore(known, { units: ['u-1'], at: minute(0) }, timeOf, () => true);
    expect(looks).toEqual({ justTold: MOST_COMPARED, toldBefore: MOST_COMPARED });
  });
});

describe('what several reports tell', () => {
  it('names the first of them and the latest, where there are very many', () => {
    const many = Array.from({ length: 1000 }, (_, i) => `r-${i}`).reduce(
      (known: readonly string[], id) => withTold(known, [id]),
      [],
    );
    expect([many.length, many[0], many[198], many[199]]).toEqual([MOST_COMPARED, 'r-0', 'r-198', 'r-999']);
  });

  it('has all their words, up to a bound', () => {
    const words = Array.from({ length: 1000 }, (_, i) => `queue ${i}`).reduce(
      (known: string | null, one) => inBothWords(known, one),
      null,
    );
    expect(words).toMatch(/^queue 0; queue 1; queue 2; /);
    expect(words?.length).toBeLessThan(2100);
  });
});
