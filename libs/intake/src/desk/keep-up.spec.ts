import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { KeepUp } from './keep-up.js';

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
      keepUp: () => {
        rounds++;
        return Promise.resolve();
      },
    };
    const keepUp = new KeepUp(desk, { warn: () => undefined });
    keepUp.begin();
    expect(rounds).toBe(1);
    await jest.advanceTimersByTimeAsync(2 * HALF_A_MINUTE);
    expect(rounds).toBe(3);
    await keepUp.end();
    await jest.advanceTimersByTimeAsync(2 * HALF_A_MINUTE);
    expect(rounds).toBe(3);
  });

  it('asks a store again that did not answer, and says so each time', async () => {
    const warnings: string[] = [];
    let rounds = 0;
    const desk = {
      keepUp: () => (++rounds < 3 ? Promise.reject(new Error('no answer')) : Promise.resolve()),
    };
    const keepUp = new KeepUp(desk, { warn: (_facts: object, text?: string) => warnings.push(text ?? '') });
    keepUp.begin();
    await jest.advanceTimersByTimeAsync(2 * HALF_A_MINUTE);
    await keepUp.end();
    expect([rounds, warnings.length]).toEqual([3, 2]);
  });
});
