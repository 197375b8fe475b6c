import { describe, expect, it } from '@jest/globals';
import { normalisePlate, vehicleIdOf } from './plate.js';

describe('a plate', () => {
  it('is the same with or without blanks and hyphens, in any case', () => {
    for (const plate of ['TLK-914', 'tlk 914', ' TLK  914 ', 'T-L-K-9-1-4', 'tlk914', 'TLK\u00a0914']) {
      expect(normalisePlate(plate)).toBe('TLK914');
    }
  });

  it('is the same with the dashes and the invisible marks that phones put in', () => {
    for (const plate of ['TLK–914', 'TLK‑914', 'TLK\u2010914', 'TLK\u200e914', 'TLK\u200b914']) {
      expect(normalisePlate(plate)).toBe('TLK914');
    }
  });

  it('is the same in Cyrillic letters that look like Latin ones, capital or small', () => {
    expect(normalisePlate('АВЕКМНОРСТХ 777')).toBe('ABEKMHOPCTX777');
    expect(normalisePlate('авекмнорстх 777')).toBe('ABEKMHOPCTX777');
    expect(normalisePlate('01 А 123 ВС')).toBe(normalisePlate('01 A 123 BC'));
  });

  it('keeps Cyrillic letters that look like no Latin one', () => {
    expect(normalisePlate('Ж 123 Д')).toBe('Ж123Д');
  });

  it('is the same in full-width characters', () => {
    expect(normalisePlate('ＴＬＫ９１４')).toBe('TLK914');
  });

  it('is the same in the digits of Iran and Afghanistan', () => {
    expect(normalisePlate('۱۲۳۴۵ ۶۷')).toBe('1234567');
    expect(normalisePlate('٨٩٠')).toBe('890');
  });

  it('makes the id of its vehicle, with the country of registration', () => {
    expect(vehicleIdOf('pk', 'tlk-914')).toBe('PK-TLK914');
  });
});
