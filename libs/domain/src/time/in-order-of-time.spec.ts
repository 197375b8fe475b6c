import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InOrderOfTime } from './in-order-of-time.js';

const moment = fc.integer({ min: 100, max: 130 }).map(String);

describe('things in the order of time', () => {
  it('are all found that have a moment within a stretch, in their order, also those that stand out of order', () => {
    const things = fc.array(fc.array(fc.option(moment), { maxLength: 3 }), { maxLength: 20 });
    fc.assert(
      fc.property(things, moment, moment, (all, after, before) => {
        const isWithin = (moments: readonly (string | null)[]): boolean =>
          moments.some((at) => at !== null && after <= at && at <= before);
        const found = [...new InOrderOfTime(all, (moments) => moments).between(after, before)];
        expect(found.filter(isWithin)).toEqual(all.filter(isWithin));
      }),
    );
  });

  it('are not looked at where they were long before or long after', () => {
    const all = Array.from({ length: 10_000 }, (_, i) => String(100_000 + i));
    const index = new InOrderOfTime(all, (at) => [at]);
    expect([...index.between('105000', '105002')]).toEqual(['105000', '105001', '105002']);
  });
});
