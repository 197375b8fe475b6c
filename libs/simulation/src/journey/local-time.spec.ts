import { offsetAt } from '#kafila/domain';
import { describe, expect, it } from '@jest/globals';
import { asShownAt, asShownWith, dayAt, hourOfDay, offsetMinutesAt, utc } from './local-time.js';

const at = (text: string): number => Date.parse(text);

describe('local time', () => {
  it.each([
    // Almaty gave up +06:00 at the end of February 2024.
    ['almaty', '2024-02-29T17:59:00Z', 360],
    ['almaty', '2024-02-29T18:01:00Z', 300],
    // Iran began summer time on 22 March 2021 and ended it on 22 September.
    ['tehran', '2021-03-21T20:00:00Z', 210],
    ['tehran', '2021-03-21T21:00:00Z', 270],
    ['tehran', '2021-09-21T20:00:00Z', 210],
    ['kabul', '2025-06-01T00:00:00Z', 270],
  ])(
    'knows the offset of %s at %s, also in a month in which clocks were changed',
    (place, instant, minutes) => {
      expect(offsetMinutesAt(place, at(instant))).toBe(minutes);
    },
  );

  it('agrees with the calendar for every third day of four years', () => {
    for (let now = at('2021-01-01T03:00:00Z'); now < at('2025-01-01T00:00:00Z'); now += 3 * 86_400_000) {
      for (const place of ['almaty', 'tehran', 'istanbul']) {
        expect(asShownAt(place, now).slice(19)).toBe(offsetAt(place, new Date(now).toISOString()));
      }
    }
  });

  it('writes one instant as every clock shows it', () => {
    const now = at('2025-03-31T20:45:07Z');
    expect(utc(now)).toBe('2025-03-31T20:45:07.000Z');
    expect(asShownAt('kabul', now)).toBe('2025-04-01T01:15:07+04:30');
    expect(asShownWith('-03:30', now)).toBe('2025-03-31T17:15:07-03:30');
    expect(dayAt('kabul', now)).toBe('2025-04-01');
    expect(hourOfDay('kabul', now)).toBeCloseTo(1.252, 3);
  });
});
