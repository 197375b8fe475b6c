import { describe, expect, it } from '@jest/globals';
import { ConfirmedSoFar } from './confirmed-so-far.js';

const CONVOY = 'convoy-C-1';

describe('what was confirmed so far', () => {
  it('is the beginning of a stream, and grows by what follows it', () => {
    const confirmed = new ConfirmedSoFar(() => 0);
    confirmed.add(CONVOY, 0, 100);
    confirmed.add(CONVOY, 100, 150);
    confirmed.add(CONVOY, 120, 130);
    expect([confirmed.revisionsOf(CONVOY), confirmed.revisionsOf('convoy-C-2')]).toEqual([150, 0]);
  });

  it('has no gap', () => {
    const confirmed = new ConfirmedSoFar(() => 0);
    confirmed.add(CONVOY, 1, 100);
    expect(confirmed.revisionsOf(CONVOY)).toBe(0);
  });

  it('is forgotten a minute after its beginning was confirmed, however it grew', () => {
    let now = 0;
    const confirmed = new ConfirmedSoFar(() => now);
    confirmed.add(CONVOY, 0, 100);
    now = 59_999;
    confirmed.add(CONVOY, 100, 101);
    expect(confirmed.revisionsOf(CONVOY)).toBe(101);
    now = 60_000;
    expect(confirmed.revisionsOf(CONVOY)).toBe(0);
  });
});
