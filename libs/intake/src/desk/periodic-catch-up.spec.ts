import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type ConvoyDesk } from './convoy-desk.js';
import { PeriodicCatchUp } from './periodic-catch-up.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const HALF_A_MINUTE = 30_000;

describe('the desk, while nobody decides', () => {
  it('reads on from the start, again and again, until it is ended', async () => {
    let rounds = 0;
    const desk = {
      catchUp: () => {
        rounds++;
        return Promise.resolve();
      },
    };
    const catchUp = new PeriodicCatchUp(desk as unknown as ConvoyDesk, { warn: () => undefined });
    catchUp.onApplicationBootstrap();
    expect(rounds).toBe(1);
    await jest.advanceTimersByTimeAsync(2 * HALF_A_MINUTE);
    expect(rounds).toBe(3);
    await catchUp.beforeApplicationShutdown();
    await jest.advanceTimersByTimeAsync(2 * HALF_A_MINUTE);
    expect(rounds).toBe(3);
  });

  it('asks a store again that did not answer, and says so each time', async () => {
    const warnings: string[] = [];
    let rounds = 0;
    const desk = {
      catchUp: () => (++rounds < 3 ? Promise.reject(new Error('no answer')) : Promise.resolve()),
    };
    const catchUp = new PeriodicCatchUp(desk as unknown as ConvoyDesk, {
      warn: (_facts: object, text?: string) => warnings.push(text ?? ''),
    });
    catchUp.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(2 * HALF_A_MINUTE);
    await catchUp.beforeApplicationShutdown();
    expect([rounds, warnings.length]).toEqual([3, 2]);
  });
});
