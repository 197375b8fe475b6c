import { expect, it } from '@jest/globals';
import { pauseAfter } from './pause-after.js';

it('doubles the pause after each failure, up to the longest', () => {
  const pauses = [1, 2, 3, 4, 60].map((failures) => pauseAfter(failures, { firstMs: 20, longestMs: 100 }));
  expect(pauses).toEqual([20, 40, 80, 100, 100]);
});
