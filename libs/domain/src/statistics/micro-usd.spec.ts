import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readDecimal } from './decimal.js';
import { exactMicroUsd, microUsd } from './micro-usd.js';

const decimal = (wholeDigits: number, places: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.bigInt(0n, 10n ** BigInt(wholeDigits) - 1n), fc.integer({ min: 0, max: places }))
    .chain(([whole, n]) =>
      fc.bigInt(0n, 10n ** BigInt(n) - 1n).map((part) => {
        return n === 0 ? `${whole}` : `${whole}.${part.toString().padStart(n, '0')}`;
      }),
    );

describe('an amount at a rate', () => {
  const at = (rate: string) => readDecimal(rate) ?? { digits: 0n, scale: 0 };

  it('is rounded once, a half up', () => {
    expect(microUsd('1', at('0.0000005'))).toBe(1);
    expect(microUsd('1', at('0.00000049'))).toBe(0);
    expect(microUsd('12.50', at('0.003587'))).toBe(44_838);
    expect(microUsd('100.00', at('1'))).toBe(100_000_000);
  });

  it('in plain numbers is the same as exactly', () => {
    fc.assert(
      fc.property(decimal(12, 12), decimal(6, 12), (amount, rate) => {
        const exact = exactMicroUsd(amount, at(rate));
        expect(microUsd(amount, at(rate))).toBe(Number(exact));
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(decimal(6, 2), decimal(1, 8), (amount, rate) => {
        expect(microUsd(amount, at(rate))).toBe(Number(exactMicroUsd(amount, at(rate))));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['', '.', '1.', '.5', '12,50', '1.2.3', '-1', '1e3', ' 1'])("'%s' is no amount", (text) => {
    expect(() => microUsd(text, at('0.5'))).toThrow(RangeError);
  });
});
