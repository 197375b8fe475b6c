import { describe, expect, it } from '@jest/globals';
import { daysBetween, isDay, yearAfter } from './calendar-day.js';

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
