import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { places } from '../geography/geography.js';
import { localTimeAt } from '../geography/offset.js';
import { dayAt, daysBetween, isDay, yearAfter } from './calendar-day.js';

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

describe('days of the calendar', () => {
  it('are counted over months and leap days', () => {
    expect(daysBetween('2024-01-01', '2024-03-01')).toBe(60);
    expect(daysBetween('2023-03-02', '2023-03-01')).toBe(-1);
  });

  it('come again a year later, of 29 February the 28th', () => {
    expect(['2023-06-01', '2024-02-29', '2023-02-28'].map(yearAfter)).toEqual([
      '2024-06-01',
      '2025-02-28',
      '2024-02-28',
    ]);
  });

  it('have to exist', () => {
    expect(['2024-02-29', '2023-02-29', '2023-2-9', '2023-13-01'].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
