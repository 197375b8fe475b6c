import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PackedInOrder } from './packed-in-order.js';

interface Item {
  readonly key: number;
  readonly text: string;
  readonly position: bigint;
  readonly absent?: undefined;
}

const byKey = (a: Item, b: Item): number => a.key - b.key;
const anyItem: fc.Arbitrary<Item> = fc.record(
  {
    key: fc.nat(40),
    text: fc.string(),
    position: fc.bigInt({ min: 0n, max: 2n ** 63n }),
    absent: fc.constant(undefined),
  },
  { noNullPrototype: true },
);

function packed(items: readonly Item[], most?: number): PackedInOrder<Item> {
  const all = new PackedInOrder(byKey, most);
  for (const item of items) all.add(item);
  return all;
}

describe('items that are kept packed', () => {
  it('come in their order, equal ones as they were added, each as it was, however few are left unpacked', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 300 }), fc.integer({ min: 1, max: 90 }), (items, most) => {
        const all = packed(items, most);
        const expected = items.toSorted(byKey);
        expect([...all.portions()].flat()).toStrictEqual(expected);
        expect([...all.portions()].flat()).toStrictEqual(expected);
      }),
    );
  });

  it('go on in order where more are added', () => {
    const items = Array.from({ length: 90 }, (_, n) => ({ key: (n * 37) % 90, text: '', position: 0n }));
    const all = packed(items.slice(0, 50), 8);
    expect([...all.portions()].flat()).toEqual(items.slice(0, 50).sort(byKey));
    for (const item of items.slice(50)) all.add(item);
    expect([...all.portions()].flat().map(({ key }) => key)).toEqual(Array.from({ length: 90 }, (_, n) => n));
  });

  it('come in portions, however many there are', () => {
    const items = Array.from({ length: 9000 }, (_, n) => ({ key: -n, text: `the ${n}th`, position: 1n }));
    const sizes = [...packed(items).portions()].map(({ length }) => length);
    expect(Math.max(...sizes)).toBeLessThan(2000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(9000);
  });
});
