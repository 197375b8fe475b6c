import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MeasuredTimes, type UsualTimesByCorridor } from './measured-times.js';
import { type MeasuredConvoy } from './measured-convoy.js';
import { summarise } from '../figures/summary.js';

const HOUR = 3_600_000;
const SIDE = { place: 'torkham-pk', direction: 'outbound' } as const;
const convoy = (
  hours: readonly number[],
  corridorId: string | null = null,
  more: Partial<MeasuredConvoy> = {},
): MeasuredConvoy => ({
  corridorId,
  sides: hours.map((h) => ({ ...SIDE, ms: h * HOUR, insideMs: null })),
  legs: [],
  ...more,
});
const leg = (hours: number, stay: number | null = null) => ({
  ...{ from: 'jalalabad', to: 'kabul', metres: 150_000 },
  ms: hours * HOUR,
  stayMs: stay === null ? null : stay * HOUR,
});
const usualBy = (...convoys: readonly MeasuredConvoy[]): UsualTimesByCorridor => {
  const times = new MeasuredTimes();
  convoys.forEach((measured, i) => {
    times.update(`c${i}`, measured);
  });
  return times.usual();
};
const torkham = (usual: UsualTimesByCorridor) => usual.on(null).sideHours('torkham-pk', 'outbound');

describe('what is usual', () => {
  it('is what at least five vehicles took', () => {
    expect(torkham(usualBy(convoy([1, 2, 3, 4])))).toBeUndefined();
    expect(torkham(usualBy(convoy([1, 2]), convoy([3, 4, 10])))).toEqual({
      ...{ p10: 1.4, median: 3, p90: 7.6, mean: 4 },
      deviation: Math.sqrt((9 + 4 + 1 + 0 + 36) / 5),
    });
  });

  it('is known of legs, of stays before them and of the time inside a border side', () => {
    const five = [4, 5, 6, 7, 8];
    const usual = usualBy(
      convoy([], null, {
        sides: five.map((h) => ({ ...SIDE, ms: null, insideMs: h * HOUR })),
        legs: five.map((h) => leg(h, h - 4)),
      }),
    ).on(null);
    expect(usual.insideHours?.('torkham-pk', 'outbound')?.median).toBe(6);
    expect(usual.sideHours('torkham-pk', 'outbound')).toBeUndefined();
    expect(usual.legHours('jalalabad', 'kabul')?.median).toBe(6);
    expect(usual.legHours('kabul', 'jalalabad')).toBeUndefined();
    expect(usual.stayHours?.('jalalabad')?.median).toBe(2);
  });

  it('of a corridor is its own speed, and that of all where it has none', () => {
    const usual = usualBy(
      convoy([], 'khi-tas-torkham', { legs: [leg(3)] }),
      convoy([], 'khi-tas-chaman', { legs: [leg(5)] }),
    );
    expect(usual.on('khi-tas-torkham').usualKmh).toBe(50);
    expect(usual.on('isb-khg').usualKmh).toBe(37.5);
    expect(usual.on(null).usualKmh).toBe(37.5);
    expect(usualBy().on(null).usualKmh).toBeUndefined();
  });

  it('of a border of which nothing is known are all sides that lie on the corridor', () => {
    const kept = usualBy(convoy([1, 2, 3, 4, 5]));
    expect(kept.on(null).usualSideHours?.median).toBe(3);
    expect(kept.on('khi-tas-torkham').usualSideHours?.median).toBe(3);
    expect(kept.on('khi-bak-taftan').usualSideHours).toBeUndefined();
  });

  it('changes with a convoy that is measured anew, but not for those who asked before', () => {
    const times = new MeasuredTimes();
    times.update('a', convoy([1, 2, 3, 4, 5]));
    const before = times.usual();
    times.update('a', convoy([11, 12, 13, 14, 15]));
    expect(torkham(before)?.median).toBe(3);
    expect(torkham(times.usual())?.median).toBe(13);
    expect(times.convoys).toBe(1);
  });

  it('is the same in whatever order convoys are measured, and however often they had other times before', () => {
    const hours = fc.array(fc.nat(99), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), hours, fc.boolean()), { maxLength: 30 }), (steps) => {
        const times = new MeasuredTimes();
        const last = new Map<number, readonly number[]>();
        for (const [id, took, ask] of steps) {
          times.update(`c${id}`, convoy(took, 'khi-tas-torkham', { legs: took.map((h) => leg(h + 1)) }));
          last.set(id, took);
          if (ask) times.usual();
        }
        const all = [...last.values()].flat();
        const expected = all.length < 5 ? undefined : summarise(all);
        expect(torkham(times.usual())?.median).toBe(expected?.median ?? undefined);
        expect(torkham(times.usual())?.p90).toBe(expected?.p90 ?? undefined);
        const driven = all.reduce((sum, h) => sum + h + 1, 0);
        expect(times.usual().on('khi-tas-torkham').usualKmh).toBe(
          driven === 0 ? undefined : (150 * all.length) / driven,
        );
      }),
    );
  });
});
