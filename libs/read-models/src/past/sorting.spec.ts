import { atOnce } from '#kafila/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { merging, sorting } from './sorting.js';

const byKey = (a: { key: number }, b: { key: number }): number => a.key - b.key;
const items = fc
  .array(fc.integer({ min: 0, max: 900 }), { maxLength: 3000, size: 'max' })
  .map((keys) => keys.map((key, n) => ({ key, n })));

describe('sorting in portions', () => {
  it('gives what sorting at once gives, equal items in the order given', () => {
    fc.assert(
      fc.property(items, (all) => {
        expect(atOnce(sorting(all, byKey))).toEqual(all.toSorted(byKey));
      }),
      { numRuns: 20 },
    );
  });

  it('puts two sorted lists together, equal items of the first before those of the second', () => {
    fc.assert(
      fc.property(items, items, (one, other) => {
        const [first, second] = [one.toSorted(byKey), other.toSorted(byKey)];
        expect(atOnce(merging(first, second, byKey))).toEqual([...first, ...second].toSorted(byKey));
      }),
      { numRuns: 20 },
    );
  });

  it('lets others have their turn', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => ({ key: (n * 7919) % 20_000 }));
    expect([...sorting(many, byKey)].length).toBeGreaterThan(40);
  });
});
