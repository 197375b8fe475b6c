import { describe, expect, it } from '@jest/globals';
import { partsOf, showDuration, showMoment } from './moment.js';

const MOMENT = { at: '2026-03-03T16:10:00.000Z', local: '2026-03-03T21:10:00.000+05:00' };

describe('a moment', () => {
  it('is that of the place, with its offset', () => {
    expect(showMoment(MOMENT, 'place', 'en')).toEqual({ text: '3 Mar 2026, 21:10', offset: '+05' });
    expect(showMoment({ ...MOMENT, local: '2026-03-03T20:40:00.000+04:30' }, 'place', 'en').offset).toBe(
      '+04:30',
    );
  });

  it('is universal where that is asked for, or where the time of the place is not known', () => {
    expect(showMoment(MOMENT, 'utc', 'en')).toEqual({ text: '3 Mar 2026, 16:10', offset: 'UTC' });
    expect(showMoment({ at: MOMENT.at, local: null }, 'place', 'en').offset).toBe('UTC');
  });

  it('has digits of Latin script in every language', () => {
    for (const language of ['ur', 'ru', 'fa'])
      expect(showMoment(MOMENT, 'utc', language).text).toContain('2026');
  });
});

describe('a duration', () => {
  it.each([
    [42, [['second', 42]]],
    [11 * 60, [['minute', 11]]],
    [
      5 * 3600 + 120,
      [
        ['hour', 5],
        ['minute', 2],
      ],
    ],
    [41 * 3600, [['hour', 41]]],
    [
      61 * 3600,
      [
        ['day', 2],
        ['hour', 13],
      ],
    ],
    [20 * 86_400, [['day', 20]]],
  ] as const)('of %d s has its largest units', (seconds, parts) => {
    expect(partsOf(seconds)).toEqual(parts);
  });

  it('is written short', () => {
    expect(showDuration(76 * 3600, 'en')).toBe('3d 4h');
  });
});
