import { vehicleIdOf } from '#kafila/domain';
import { describe, expect, it } from '@jest/globals';
import { containerOf } from './numbers.js';
import { plateOf } from './plates.js';

describe('a plate', () => {
  it.each([
    ['PK', /^[TLEPKJCR][A-Z]{2}-\d{3}$/],
    ['AF', /^KBL \d{5}$/],
    ['UZ', /^01 \d{3} [A-Z]{3}$/],
    ['KZ', /^\d{3} [A-Z]{3} 02$/],
    ['TR', /^34 [A-Z]{3} \d{3}$/],
    ['AZ', /^10-[A-Z]{2}-\d{3}$/],
    ['IR', /^\d{2}[A-Z]\d{3}-\d{2}$/],
    ['GE', /^[A-Z]{3}-\d{4}$/],
  ])('has the form of its country %s', (country, form) => {
    for (let number = 0; number < 200; number++) expect(plateOf(country, number)).toMatch(form);
  });

  it('is another one for every number', () => {
    const plates = Array.from({ length: 50_000 }, (_, number) => plateOf('PK', number));
    expect(new Set(plates).size).toBe(plates.length);
  });

  it('gives a vehicle id without blanks and hyphens', () => {
    expect(vehicleIdOf('AZ', plateOf('AZ', 1))).toMatch(/^AZ-10[A-Z]{2}\d{3}$/);
  });
});

describe('a container number', () => {
  it('ends with the check digit of ISO 6346', () => {
    expect(containerOf('CSQU', 305438)).toBe('CSQU3054383');
    // Ten is written as zero.
    expect(containerOf('NLCU', 14)).toBe('NLCU0000140');
  });
});
