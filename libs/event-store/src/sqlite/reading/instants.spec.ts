import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Instants } from './instants.js';

it('prints instants as the language does, in whatever order they are asked for', () => {
  const instants = new Instants();
  // Up to the year 9999; also just around midnight.
  const any = fc.oneof(
    fc.nat({ max: 253_402_300_799_999 }),
    fc
      .tuple(fc.nat({ max: 40_000 }), fc.integer({ min: -2, max: 2 }))
      .map(([day, ms]) => Math.max(0, day * 86_400_000 + ms)),
  );
  fc.assert(
    fc.property(fc.array(any), (some) => {
      for (const at of some) expect(instants.print(at)).toBe(new Date(at).toISOString());
    }),
  );
});
