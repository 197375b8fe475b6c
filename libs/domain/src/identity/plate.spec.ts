import { describe, expect, it } from '@jest/globals';
import { normalisePlate, normaliseVehicleId, vehicleIdOf } from './plate.js';

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
    expect(normalisePlate('АВЕКМНОРСТУХ 777')).toBe('ABEKMHOPCTYX777');
    expect(normalisePlate('авекмнорстух 777')).toBe('ABEKMHOPCTYX777');
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

describe('the id of a vehicle', () => {
  it('is the same however its plate is written', () => {
    for (const id of ['PK-TLK914', 'pk-tlk914', 'PK-TLK-914', 'pk - tlk 914', 'РК–ТLК914']) {
      expect(normaliseVehicleId(id)).toBe('PK-TLK914');
    }
    expect(normaliseVehicleId('kz-777 авс 02')).toBe(vehicleIdOf('KZ', '777 ABC 02'));
  });

  it('stays as it is where the desk gave one of its own', () => {
    for (const id of ['truck 7', 'truck-7', 'Ж-7', 'PK-', '7']) expect(normaliseVehicleId(id)).toBe(id);
  });
});
