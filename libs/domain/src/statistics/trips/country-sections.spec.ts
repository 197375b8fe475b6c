import { describe, expect, it } from '@jest/globals';
import { countrySections } from './country-sections.js';
import { hoursOfMs, msOfHours } from '../../time/hours.js';
import { type LegToMeasure } from './trip-section.js';

const at = (hour: number): string => new Date(Date.UTC(2023, 5, 1) + msOfHours(hour)).toISOString();

function leg(from: string, to: string, departs: number, arrives: number, km = 100): LegToMeasure {
  const [departedAt, arrivedAt] = [at(departs), at(arrives)];
  return { from, to, departedAt, arrivedAt, km, drivingHours: arrives - departs };
}

/** Peshawar to Kabul: 30 h at the Pakistani side of Torkham, 18 h at the Afghan one. */
const TO_TORKHAM = leg('peshawar', 'torkham-pk', 0, 2, 55);
const ACROSS = leg('torkham-pk', 'torkham-af', 32, 32.25, 1);
const LEGS = [
  TO_TORKHAM,
  ACROSS,
  leg('torkham-af', 'jalalabad', 50.25, 52.25, 75),
  leg('jalalabad', 'kabul', 60, 64, 150),
];

describe('the sections of a trip by country', () => {
  it('have the hours at each side of a border in the country that owns it', () => {
    const sections = countrySections(LEGS);
    expect(sections.map(({ country, km }) => [country, km])).toEqual([
      ['PK', 55],
      ['AF', 225],
    ]);
    expect(sections.map(({ elapsedMs }) => hoursOfMs(elapsedMs))).toEqual([32, 64 - 32.25]);
    expect(sections.map(({ movingMs }) => hoursOfMs(movingMs))).toEqual([2, 6]);
  });

  it('know nothing of a country that was entered or left unseen', () => {
    const unseen = [leg('peshawar', 'jalalabad', 0, 20), ...LEGS.slice(3)];
    const nothing = { km: null, movingMs: null, elapsedMs: null };
    expect(countrySections(unseen)).toEqual([{ country: 'AF', ...nothing }]);
    expect(countrySections([leg('islamabad', 'peshawar', 0, 2), ...unseen])).toEqual([
      { country: 'PK', ...nothing },
      { country: 'AF', ...nothing },
    ]);
  });

  it('know kilometres, and neither hours nor motion, where clocks differ by more than the way took', () => {
    const [first] = countrySections([leg('islamabad', 'peshawar', 0, 2), ACROSS]);
    expect(first).toMatchObject({ country: 'PK', km: null });
    const slow = countrySections([TO_TORKHAM, { ...ACROSS, departedAt: at(1) }]);
    expect(slow).toEqual([{ country: 'PK', km: 55, movingMs: null, elapsedMs: null }]);
  });

  it('are none where nothing was driven', () => {
    expect(countrySections([])).toEqual([]);
    expect(countrySections([ACROSS])).toEqual([]);
  });
});
