import { describe, expect, it } from '@jest/globals';
import { daysBetween, isDay, monthsAfter } from './calendar-day.js';

describe('days of the calendar', () => {
  it('are counted over months and leap days', () => {
    expect(daysBetween('2024-01-01', '2024-03-01')).toBe(60);
    expect(daysBetween('2023-03-02', '2023-03-01')).toBe(-1);
  });

  it('come again months later, on the last day of a month that is shorter', () => {
    expect(['2023-06-01', '2024-02-29', '2023-02-28'].map((day) => monthsAfter(day, 12))).toEqual([
      '2024-06-01',
      '2025-02-28',
      '2024-02-28',
    ]);
    expect(['2023-11-30', '2023-08-31', '2024-12-15'].map((day) => monthsAfter(day, 3))).toEqual([
      '2024-02-29',
      '2023-11-30',
      '2025-03-15',
    ]);
    expect(monthsAfter('2024-02-29', 24)).toBe('2026-02-28');
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
