import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseInstant } from '../time/instant.js';
import { findPlace, places } from './geography.js';
import { dayAt, localTimeAt, offsetAt, offsetsAt } from './local-time.js';

describe('the offset from UTC at a place', () => {
  it.each([
    ['karachi-port', '2023-06-12T00:00:00Z', '+05:00', 'no summer time now'],
    ['almaty', '2023-11-20T00:00:00Z', '+06:00', 'the worked example of the dossier'],
    ['aktau-port', '2023-11-20T00:00:00Z', '+05:00', 'throughout'],
    ['kabul', '2023-06-12T00:00:00Z', '+04:30', 'a half hour'],
    ['tehran', '2022-07-01T00:00:00Z', '+04:30', 'the last summer with summer time'],
    ['tehran', '2023-07-01T00:00:00Z', '+03:30', 'summer time abolished'],
    ['tehran', '2022-09-21T19:29:59Z', '+04:30', 'the last second of summer time, in the middle of a day'],
    ['tehran', '2022-09-21T19:30:00Z', '+03:30', 'an hour back, for good'],
    ['tehran', '2022-12-01T00:00:00Z', '+03:30', 'winter'],
    ['almaty', '2023-06-12T00:00:00Z', '+06:00', 'until 1 March 2024'],
    ['almaty', '2024-02-29T17:59:59Z', '+06:00', 'the last second of it'],
    ['almaty', '2024-03-01T00:00:00Z', '+05:00', 'from 1 March 2024'],
    ['bishkek', '2024-06-12T00:00:00Z', '+06:00', 'an hour ahead of Almaty since'],
    ['kashgar', '2023-06-12T00:00:00Z', '+08:00', 'Beijing time, whatever locals keep'],
    ['istanbul', '2023-01-12T00:00:00Z', '+03:00', 'all the year'],
    ['baku', '2023-06-12T00:00:00Z', '+04:00', 'all the year'],
  ])('%s at %s: %s (%s)', (slug, instant, offset) => {
    expect(offsetAt(slug, instant)).toBe(offset);
  });

  it('jumps by three hours from Sost to Tashkurgan', () => {
    expect([
      offsetAt('sost', '2023-06-12T00:00:00Z'),
      offsetAt('tashkurgan', '2023-06-12T00:00:00Z'),
    ]).toEqual(['+05:00', '+08:00']);
  });

  it('is known for every place', () => {
    for (const { slug } of places) {
      expect(findPlace(slug)).toBeDefined();
      expect(offsetAt(slug, '2023-06-12T00:00:00Z')).toMatch(/^[+-]\d\d:\d\d$/);
    }
  });
});

describe('the offsets that clocks at a place may show', () => {
  it('are two in Xinjiang, where locals keep the time of Urumqi: Beijing time first', () => {
    for (const place of ['kashgar', 'torugart-cn', 'horgos', 'korla', 'urumqi', 'tashkurgan']) {
      expect(offsetsAt(place, '2023-11-20T00:00:00Z')).toEqual(['+08:00', '+06:00']);
    }
  });

  it('are one everywhere else', () => {
    expect(offsetsAt('shanghai', '2023-11-20T00:00:00Z')).toEqual(['+08:00']);
    expect(offsetsAt('almaty', '2023-11-20T00:00:00Z')).toEqual(['+06:00']);
    expect(offsetsAt('kabul', '2023-11-20T00:00:00Z')).toEqual(['+04:30']);
  });
});

describe('the local time at a place', () => {
  it.each([
    ['almaty', '2023-11-20T08:05:00.000Z', '2023-11-20T14:05:00.000+06:00'],
    ['almaty', '2024-03-01T08:05:00.000Z', '2024-03-01T13:05:00.000+05:00'],
    ['kabul', '2023-06-12T20:00:00.000Z', '2023-06-13T00:30:00.000+04:30'],
    ['tehran', '2022-07-01T08:00:00.000Z', '2022-07-01T12:30:00.000+04:30'],
    ['tehran', '2023-07-01T08:00:00.000Z', '2023-07-01T11:30:00.000+03:30'],
    ['kashgar', '2023-06-12T08:00:00.000Z', '2023-06-12T16:00:00.000+08:00'],
    ['karachi-port', '2023-06-12T08:00:00.250Z', '2023-06-12T13:00:00.250+05:00'],
  ])('of %s at %s is %s', (slug, instant, local) => {
    expect(localTimeAt(slug, instant)).toBe(local);
  });

  it('is the same instant, at every place and on any date', () => {
    const date = fc.date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.constantFrom(...places), (when, { slug }) => {
        const instant = when.toISOString();
        const offset = offsetAt(slug, instant);
        expect(parseInstant(localTimeAt(slug, instant))).toEqual({ instant, offset });
      }),
    );
  });
});

describe('the calendar day at an office', () => {
  it('is that of its own clock, also where it is yesterday in UTC', () => {
    expect(dayAt('karachi-port', '2023-06-30T18:59:59.000Z')).toBe('2023-06-30');
    expect(dayAt('karachi-port', '2023-06-30T19:00:00.000Z')).toBe('2023-07-01');
    expect(dayAt('kabul', '2023-06-30T19:00:00.000Z')).toBe('2023-06-30');
  });

  it('in Almaty is that of +06:00 in 2023, and of +05:00 since March 2024 (dossier 8.1)', () => {
    expect(dayAt('almaty', '2023-06-30T18:30:00.000Z')).toBe('2023-07-01');
    expect(dayAt('almaty', '2024-06-30T18:30:00.000Z')).toBe('2024-06-30');
  });

  it('is the day that the local time names, anywhere and at any time', () => {
    const instant = fc.integer({ min: Date.parse('1999-12-30'), max: Date.parse('2030-01-02') });
    const slug = fc.constantFrom(...places.map((place) => place.slug));
    fc.assert(
      fc.property(slug, instant, (at, ms) => {
        const utc = new Date(ms).toISOString();
        expect(dayAt(at, utc)).toBe(localTimeAt(at, utc).slice(0, 10));
      }),
    );
  });
});
