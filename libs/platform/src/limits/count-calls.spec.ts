import { describe, expect, it } from '@jest/globals';
import { COUNTED, CountCalls } from './count-calls.js';

describe('counting calls', () => {
  it('finds one too many within a second from the first one on, and begins anew after it', () => {
    const calls = new CountCalls(2);
    const at = [100, 700, 1_099, 1_100, 1_200, 2_000, 2_100];
    const found = at.map((now) => calls.isTooMany('desk', now));
    expect(found).toEqual([false, false, true, false, false, true, false]);
  });

  it('counts each caller for himself', () => {
    const calls = new CountCalls(1);
    expect(['desk', 'other', 'desk'].map((name) => calls.isTooMany(name, 0))).toEqual([false, false, true]);
  });

  it('forgets who has not called for longest, where there are too many callers to count', () => {
    const calls = new CountCalls(1);
    for (let n = 0; n <= COUNTED; n++) calls.isTooMany(`caller-${n}`, 0);
    expect(['caller-0', `caller-${COUNTED}`].map((name) => calls.isTooMany(name, 0))).toEqual([false, true]);
  });
});
