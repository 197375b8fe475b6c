import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CLOCKS_DIFFER_HOURS } from '../../convoy/clocks/clock-difference.js';
import { activitiesByPassage, type ActivityToSample, type PassageToSample } from './activities-by-passage.js';

const START = Date.parse('2026-03-01T00:00:00Z');
const moment = fc.integer({ min: 0, max: 60 }).map((at) => new Date(START + at * 600_000).toISOString());
const place = fc.constantFrom('torkham-pk', 'torkham-af');
const direction = fc.constantFrom('outbound' as const, 'inbound' as const);

const passages = fc.array(
  fc
    .record({ place, direction, arrivedAt: fc.option(moment), enteredAt: fc.option(moment) })
    .chain((one) =>
      fc.option(moment).map((exitedAt): PassageToSample => ({ ...one, exitedAt, inferred: false })),
    ),
  { maxLength: 12 },
);
const activities = fc.array(
  fc
    .record({ place, direction: fc.option(direction), startedAt: moment })
    .map((one): ActivityToSample => ({ ...one, activity: 'waiting', endedAt: null, payments: [] })),
  { maxLength: 8 },
);

/** As the rule says it, with a look at every passage. */
function naively(
  all: readonly PassageToSample[],
  { place: at, direction: way, startedAt }: ActivityToSample,
): number {
  const isThere = (one: PassageToSample): boolean =>
    one.place === at && (way ?? one.direction) === one.direction;
  const endOf = (i: number): string =>
    all[i]?.exitedAt ??
    all
      .slice(i + 1)
      .map((one) => one.arrivedAt ?? one.enteredAt ?? one.exitedAt)
      .find((seen) => seen !== null) ??
    'never';
  const first = all.findIndex((one, i) => isThere(one) && startedAt < endOf(i));
  if (first >= 0) return first;
  return all.findLastIndex(
    (one) =>
      isThere(one) &&
      one.exitedAt !== null &&
      Date.parse(startedAt) - Date.parse(one.exitedAt) <= CLOCKS_DIFFER_HOURS * 3_600_000,
  );
}

describe('the activities of passages', () => {
  it('count in the first passage that was not over, else in the last that just was', () => {
    fc.assert(
      fc.property(passages, activities, (all, told) => {
        const expected = all.map((_, i) => told.filter((one) => naively(all, one) === i));
        expect(activitiesByPassage(all, told)).toEqual(expected);
      }),
    );
  });

  it('are found without a look at each passage for each of them', () => {
    let looks = 0;
    const many = Array.from({ length: 4000 }, (_, i): PassageToSample => {
      const exitedAt = new Date(START + i * 60_000).toISOString();
      const passage = {
        place: 'torkham-pk',
        direction: 'outbound',
        arrivedAt: null,
        enteredAt: null,
        inferred: false,
      };
      return Object.defineProperty(passage, 'exitedAt', {
        get: () => {
          looks++;
          return exitedAt;
        },
      }) as unknown as PassageToSample;
    });
    const told = many.map((_, i): ActivityToSample => ({
      ...{ activity: 'waiting', place: 'torkham-pk', direction: null, endedAt: null, payments: [] },
      startedAt: new Date(START + i * 60_000 - 1).toISOString(),
    }));
    expect(activitiesByPassage(many, told).every((one) => one.length === 1)).toBe(true);
    expect(looks).toBeLessThan(10 * many.length);
  });
});
