import { atOnce } from '#kafila/domain';
import { timesTried } from '#kafila/domain/testing';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cornersOf } from './corners.js';
import { lineOf } from './vehicle-lines.js';

describe('the line of a vehicle', () => {
  const frame = { x: (at: number) => at, y: (km: number) => km, time: [0, 100] as const };
  /** Of each column what is covered there, and each way from one to the next. */
  function covered(corners: readonly string[]): unknown {
    const columns = new Map<string, readonly [number, number]>();
    const ways: string[] = [];
    corners.forEach((corner, i) => {
      const [x = '', y = ''] = corner.split(',');
      const [top, bottom] = columns.get(x) ?? [Infinity, -Infinity];
      columns.set(x, [Math.min(top, Number(y)), Math.max(bottom, Number(y))]);
      const before = corners[i - 1];
      if (before !== undefined && before.split(',')[0] !== x) ways.push(`${before} ${corner}`);
    });
    return [[...columns], ways];
  }

  it('covers what it would with all its points, and has few of them', () => {
    const points = fc
      .array(
        fc.record({ at: fc.double({ min: 0, max: 4, noNaN: true }), km: fc.integer({ min: 0, max: 9 }) }),
        {
          maxLength: 300,
        },
      )
      .map((all) => all.sort((a, b) => a.at - b.at));
    fc.assert(
      fc.property(points, (all) => {
        const corners = atOnce(cornersOf(all, frame));
        const written = all.map((one) => `${Math.round(one.at * 10) / 10},${one.km}`);
        expect(covered(corners)).toEqual(covered(written));
        expect(corners.length).toBeLessThanOrEqual(4 * 41);
      }),
      { numRuns: timesTried(200, 5000) },
    );
  });

  it('has no more of them for more points, and none of waits that are too short to be seen', () => {
    const many = <T>(of: number, make: (nth: number) => T): readonly T[] =>
      Array.from({ length: of }, (_, i) => make(i));
    const drawn = (of: number): string => {
      const pieces = [many(of, (nth) => ({ at: (20 * nth) / of, km: nth % 7 }))];
      const waits = many(of, (nth) => ({
        from: 1 + nth / 1e9,
        until: 1 + nth / 1e9,
        km: 3,
        place: 'torkham-pk',
      }));
      const track = { vehicleId: 'PK-A1', pieces, waits };
      return [...lineOf(track, 0, frame)].map((piece) => piece?.text ?? '').join('');
    };
    const [some, more] = [drawn(10_000), drawn(20_000)];
    expect(more.length).toBeLessThan(some.length * 1.1);
    expect(more).not.toContain('<line');
  });
});
