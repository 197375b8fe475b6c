import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Meter } from './meter.js';

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
});
afterEach(() => {
  jest.useRealTimers();
});

describe('the progress of a rebuild', () => {
  it('is told in events, percent and the time that is left at the speed so far', () => {
    const meter = new Meter(100n);
    meter.count(300);
    meter.count(100);
    jest.advanceTimersByTime(20_000);
    expect(meter.progress(300n, 1300n)).toEqual({
      ...{ position: 300n, head: 1300n, events: 400, eventsPerSecond: 20 },
      ...{ percent: 23.07, secondsLeft: 100 },
    });
  });

  it('says nothing of the time left before anything is done', () => {
    expect(new Meter(100n).progress(100n, 1300n)).toMatchObject({ secondsLeft: null, eventsPerSecond: 0 });
  });

  it('is complete at the end, and where there is nothing to do', () => {
    const meter = new Meter(0n);
    jest.advanceTimersByTime(1000);
    expect(meter.progress(1300n, 1300n)).toMatchObject({ percent: 100, secondsLeft: 0 });
    expect(new Meter(0n).progress(0n, 0n)).toMatchObject({ percent: 100 });
  });
});
