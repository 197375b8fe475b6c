import { describe, expect, it } from '@jest/globals';
import { findPlace, places } from './geography.js';
import { offsetAt } from './offset.js';

describe('the offset from UTC at a place', () => {
  it.each([
    ['karachi-port', '2023-06-12T00:00:00Z', '+05:00', 'no summer time now'],
    ['kabul', '2023-06-12T00:00:00Z', '+04:30', 'a half hour'],
    ['tehran', '2022-07-01T00:00:00Z', '+04:30', 'the last summer with summer time'],
    ['tehran', '2023-07-01T00:00:00Z', '+03:30', 'summer time abolished'],
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
