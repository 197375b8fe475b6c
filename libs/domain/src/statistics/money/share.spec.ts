import { describe, expect, it } from '@jest/globals';
import { shareOf } from './share.js';

describe('the share of one vehicle', () => {
  it.each([
    ['30.00', 1, '30.00'],
    ['30.00', 3, '10'],
    ['100', 3, '33.333333'],
    ['200', 3, '66.666667'],
    ['0.5', 4, '0.125'],
    ['0', 3, '0'],
    ['999999999999999.999999', 2, '500000000000000'],
  ])('of %s among %d is %s', (sum, vehicles, share) => {
    expect(shareOf(sum, vehicles)).toBe(share);
  });

  it('of what is no decimal text cannot have been reported', () => {
    expect(() => shareOf('12,50', 2)).toThrow(RangeError);
  });
});
