import { describe, expect, it } from '@jest/globals';
import { places } from '../geography/geography.js';
import { normaliseCarnetNumber } from './carnet-number.js';
import { COUNTRIES, countryFault, isCountry, normaliseCountry } from './country.js';
import { CURRENCIES, isCurrency } from './currency.js';
import { normaliseDeclarationRef } from './declaration-ref.js';
import { isHsCode } from './hs-code.js';
import { isLocode, normaliseLocode } from './locode.js';
import { normaliseSeal, normaliseSeals } from './seal.js';

describe('the number of a TIR carnet (dossier 1.3)', () => {
  it('is the same with blanks, hyphens and Cyrillic look-alikes, in any case', () => {
    for (const text of ['XC12345678', 'xc 12 345 678', 'XC-12345678', 'ХС12345678', 'XC\u00a012345678']) {
      expect(normaliseCarnetNumber(text)).toBe('XC12345678');
    }
  });

  it('is two letters and eight or nine digits, and nothing more is claimed of it', () => {
    expect(normaliseCarnetNumber('AB123456789')).toBe('AB123456789');
    for (const text of [
      'XC1234567',
      'XC1234567890',
      'X12345678',
      'XCA12345678',
      '12345678',
      'ЖC12345678',
      '',
    ]) {
      expect(normaliseCarnetNumber(text)).toBeUndefined();
    }
  });
});

describe('the reference of a declaration', () => {
  it('is one opaque text: upper case, without blanks', () => {
    expect(normaliseDeclarationRef(' kape-eb-12345-20-07-2023 ')).toBe('KAPE-EB-12345-20-07-2023');
    expect(normaliseDeclarationRef('26001/120623 / 0012345')).toBe('26001/120623/0012345');
    expect(normaliseDeclarationRef('24TR34120000012345')).toBe('24TR34120000012345');
    expect(normaliseDeclarationRef('ИМ40-77')).toBe('ИM40-77');
  });

  it('has 3 to 50 letters, digits and -/._', () => {
    expect(normaliseDeclarationRef('a'.repeat(50))).toHaveLength(50);
    for (const text of ['', 'ab', 'a b', 'a'.repeat(51), 'GD#12345', 'GD\n?1', 'GD%2F1']) {
      expect(normaliseDeclarationRef(text)).toBeUndefined();
    }
  });
});

describe('a seal', () => {
  it('is 1 to 35 letters, digits and hyphens, upper case and without blanks', () => {
    expect(normaliseSeal(' pk-00 123 ')).toBe('PK-00123');
    expect(normaliseSeal('РК–1')).toBe('PK-1');
    expect(normaliseSeal('7')).toBe('7');
    expect(normaliseSeal('A'.repeat(35))).toHaveLength(35);
    for (const text of ['', '  ', 'A'.repeat(36), 'PK/1', 'Ж1']) expect(normaliseSeal(text)).toBeUndefined();
  });

  it('of several stands once and in alphabetical order, because their order means nothing', () => {
    expect(normaliseSeals(['pk2', 'PK 1', 'PK2'])).toEqual(['PK1', 'PK2']);
    expect(normaliseSeals([])).toEqual([]);
    expect(normaliseSeals(['PK1', '?'])).toBeUndefined();
  });
});

describe('a code of the Harmonised System', () => {
  it('is a text of 6 to 12 digits, leading zeros and all', () => {
    for (const text of ['080510', '08051000', '080510001234']) expect(isHsCode(text)).toBe(true);
    for (const text of ['80510', '0805100012345', '0805.10', '']) expect(isHsCode(text)).toBe(false);
  });
});

describe('a currency', () => {
  it('is one of ISO 4217: those of the road and all others', () => {
    const road = 'PKR AFN IRR UZS TMT KZT KGS TJS CNY TRY AZN GEL USD EUR'.split(' ');
    expect([...road, 'GBP', 'RUB', 'INR', 'AED', 'CHF', 'JPY'].every(isCurrency)).toBe(true);
    for (const text of ['RS', 'usd', 'PKRS', 'TOMAN', 'RUR', 'XTS', 'XAU', '', 'constructor'])
      expect(isCurrency(text)).toBe(false);
    expect(CURRENCIES.size).toBe(173);
  });

  it('is known to the platform, but for codes of funds', () => {
    const known = new Set(Intl.supportedValuesOf('currency'));
    const funds = ['BOV', 'CHE', 'CHW', 'CLF', 'COU', 'MXV', 'USN', 'UYI', 'UYW', 'VED', 'XUA'];
    expect([...CURRENCIES].filter((code) => !known.has(code)).sort()).toEqual(funds);
    expect([...known].filter((code) => !isCurrency(code))).toEqual([]);
  });
});

describe('a country', () => {
  it('is one of the 249 codes of ISO 3166-1', () => {
    expect(COUNTRIES.size).toBe(249);
    expect('PK AF IR UZ TM KZ KG TJ CN TR AZ GE'.split(' ').every(isCountry)).toBe(true);
    expect(places.every(({ country }) => isCountry(country))).toBe(true);
    for (const text of ['pk', 'UK', 'EU', 'AFG', 'SU', 'XX', '']) expect(isCountry(text)).toBe(false);
  });

  it('is read in any case', () => {
    expect(normaliseCountry(' pk ')).toBe('PK');
    expect(normaliseCountry('KS')).toBeUndefined();
  });

  it('by the sign on a vehicle is answered with the code that is meant', () => {
    expect(countryFault('AFG')).toContain('that of ISO 3166-1 is AF');
    expect(countryFault('chn')).toContain('that of ISO 3166-1 is CN');
    expect(countryFault('KS')).toContain('that of ISO 3166-1 is KG');
    expect(countryFault('Pakistan')).toBe(
      "'Pakistan' is no country code; write two letters of ISO 3166-1, e.g. PK",
    );
    expect(countryFault('constructor')).toContain('write two letters');
  });
});

describe('a UN/LOCODE', () => {
  it('is five characters, of the digits 2-9 only, with or without a blank', () => {
    for (const text of ['PKTOR', 'PK TOR', 'pk tor']) expect(normaliseLocode(text)).toBe('PKTOR');
    expect(isLocode('UZ2A9')).toBe(true);
    for (const text of ['PK TO', 'PKTO1', 'PKTO0', 'P2TOR', 'PKTORK', '']) {
      expect(normaliseLocode(text)).toBeUndefined();
    }
    expect(isLocode('PK TOR')).toBe(false);
    expect(places.every(({ code }) => code === null || isLocode(code))).toBe(true);
  });
});
