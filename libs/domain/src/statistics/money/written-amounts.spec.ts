import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DatedMoney } from './dated-money.js';
import { type Decimal, readDecimal } from './decimal.js';
import { exactMicroUsd, quickMicroUsd } from './micro-usd.js';
import { AmountsIn, writeAmounts } from './written-amounts.js';

const decimal = (wholeDigits: number, places: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.bigInt(0n, 10n ** BigInt(wholeDigits) - 1n), fc.integer({ min: 0, max: places }))
    .chain(([whole, n]) =>
      fc
        .bigInt(0n, 10n ** BigInt(n) - 1n)
        .map((part) => (n === 0 ? whole.toString() : `${whole}.${part.toString().padStart(n, '0')}`)),
    );
const dated: fc.Arbitrary<DatedMoney> = fc.record({
  amount: fc.oneof(decimal(15, 12), decimal(6, 2)),
  currency: fc.constantFrom('PKR', 'AFN', 'USD', 'AAA', 'ZZZ'),
  day: fc
    .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
});

function read(amounts: AmountsIn): { amount: string; currency: string; day: string }[] {
  const all: DatedMoney[] = [];
  while (amounts.next()) all.push({ amount: amounts.amount, currency: amounts.currency, day: amounts.day });
  return all;
}

describe('amounts that tables keep', () => {
  it('are read as they were written, also from the midst of a text', () => {
    fc.assert(
      fc.property(fc.array(dated), (amounts) => {
        const written = writeAmounts(amounts);
        expect(read(new AmountsIn(written))).toEqual(amounts);
        expect(read(new AmountsIn(`9 EUR 2026-03-01|${written}|`, 17, 17 + written.length))).toEqual(amounts);
      }),
    );
  });

  it('have the same numbers for the same currency and day, and no others', () => {
    fc.assert(
      fc.property(dated, dated, (a, b) => {
        const [first, second] = [new AmountsIn(writeAmounts([a])), new AmountsIn(writeAmounts([b]))];
        for (const each of [first, second]) each.next();
        expect(first.currencyNumber === second.currencyNumber).toBe(a.currency === b.currency);
        expect(first.dayNumber === second.dayNumber).toBe(a.day === b.day);
      }),
    );
  });

  it('are converted in plain numbers to what they are worth exactly, or not at all', () => {
    const rate = fc.oneof(decimal(6, 12), decimal(1, 6));
    const asNumbers = ({ digits, scale }: Decimal) => ({ digits: Number(digits), scale });
    fc.assert(
      fc.property(dated, rate, (money, perUnit) => {
        const amounts = new AmountsIn(writeAmounts([money]));
        amounts.next();
        const usd = readDecimal(perUnit) ?? { digits: 0n, scale: 0 };
        const quick = quickMicroUsd(amounts, asNumbers(usd));
        if (quick !== undefined) expect(BigInt(quick)).toBe(exactMicroUsd(money.amount, usd));
        if (money.amount.length <= 8 && perUnit.length <= 8 && perUnit.startsWith('0'))
          expect(quick).toBeDefined();
      }),
      { numRuns: 2000 },
    );
  });
});
