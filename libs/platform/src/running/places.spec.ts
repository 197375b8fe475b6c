import { describe, expect, it } from '@jest/globals';
import { NoPlace, Places, PlacesOfEach } from './places.js';

describe('places', () => {
  it('let so many work at once, the others in their order, and turn away who would wait too long', async () => {
    const places = new Places(2, 2);
    const [done, ends]: [number[], (() => void)[]] = [[], []];
    const work = (n: number): Promise<void> =>
      places.take(() => new Promise<void>((resolve) => ends.push(resolve)).then(() => void done.push(n)));
    const all = [1, 2, 3, 4].map(work);
    await expect(work(5)).rejects.toThrow(NoPlace);
    expect(ends).toHaveLength(2);
    for (let ended = 0; ended < 4; ended += 1) {
      ends[ended]?.();
      await all[ended];
    }
    expect(done).toEqual([1, 2, 3, 4]);
  });

  it('are free again after what failed', async () => {
    const places = new Places(1, 0);
    await expect(places.take(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    await expect(places.take(() => Promise.resolve(1))).resolves.toBe(1);
  });
});

describe('places of each', () => {
  it('are his alone, and forgotten when he has none any more', async () => {
    const places = new PlacesOfEach(1, 1);
    const [done, ends]: [string[], (() => void)[]] = [[], []];
    const work = (name: string): Promise<void> =>
      places.take(name, () =>
        new Promise<void>((resolve) => ends.push(resolve)).then(() => void done.push(name)),
      );
    const all = ['a', 'b', 'a'].map(work);
    await expect(work('a')).rejects.toThrow(NoPlace);
    expect([ends.length, places.size]).toEqual([2, 2]);
    for (let ended = 0; ended < 3; ended += 1) {
      ends[ended]?.();
      await all[ended];
    }
    expect([done, places.size]).toEqual([['a', 'b', 'a'], 0]);
  });
});
