import { describe, expect, it } from '@jest/globals';
import {
  areFacing,
  facingPorts,
  facingSide,
  findCorridor,
  findPlace,
  isKnownPlace,
  facingByRail,
  isCarriedSide,
  placeOf,
  places,
} from './geography.js';

describe('a place', () => {
  it('is found by its slug in any case, with blanks around it', () => {
    expect(findPlace(' Torkham-PK ')?.slug).toBe('torkham-pk');
  });

  it('is found by its UN/LOCODE with or without a blank, in any case', () => {
    for (const code of ['PKKHI', 'PK KHI', 'pk khi', ' PKKHI']) {
      expect(findPlace(code)?.slug).toBe('karachi-port');
    }
  });

  it('is not found by its display name, by nothing, or by what every object has', () => {
    for (const reference of ['Torkham', 'Karachi', '', '  ', '__proto__', 'constructor']) {
      expect(findPlace(reference)).toBeUndefined();
    }
  });

  it('of the same name on two sides of a border, or in two countries, is two places', () => {
    expect(placeOf('torkham-pk')).toMatchObject({ country: 'PK' });
    expect(placeOf('torkham-af')).toMatchObject({ country: 'AF' });
    expect(placeOf('alat-uz')).toMatchObject({ country: 'UZ' });
    expect(placeOf('alat-az')).toMatchObject({ country: 'AZ' });
    expect(placeOf('torkham-pk').name).not.toBe(placeOf('torkham-af').name);
  });

  it('that was recorded and is known no more is its slug, and lies nowhere', () => {
    expect(placeOf('atlantis')).toMatchObject({
      slug: 'atlantis',
      name: 'atlantis',
      country: 'ZZ',
      lat: NaN,
    });
    expect([isKnownPlace('atlantis'), isKnownPlace('kabul')]).toEqual([false, true]);
    expect(findPlace('atlantis')).toBeUndefined();
  });
});

describe('the side that faces a border side', () => {
  it('is in another country and is faced by it', () => {
    const sides = places.filter(({ bcpPair }) => bcpPair !== null);
    expect(sides.length).toBeGreaterThan(40);
    for (const { slug, country } of sides) {
      const facing = facingSide(slug);
      expect(facing?.country).not.toBe(country);
      expect(facingSide(facing?.slug ?? '')?.slug).toBe(slug);
    }
  });

  it('often has another name, and may be far away', () => {
    expect(facingSide('taftan')?.slug).toBe('mirjaveh');
    expect(facingSide('sost')?.slug).toBe('tashkurgan');
  });

  it('does not exist for a town', () => {
    expect(facingSide('peshawar')).toBeUndefined();
  });
});

describe('the ports that face a port', () => {
  it('may be several, and each is faced by it, whichever entry of the data names the other', () => {
    expect(facingPorts('alat-az').map(({ slug }) => slug)).toEqual([
      'turkmenbashi',
      'aktau-port',
      'kuryk-port',
    ]);
    for (const { slug } of places) {
      for (const port of facingPorts(slug)) {
        expect(areFacing(port.slug, slug)).toBe(true);
        expect(port.country).not.toBe(placeOf(slug).country);
      }
    }
  });

  it('are none for a port without a ferry, and for a post on land', () => {
    expect([facingPorts('mersin'), facingPorts('torkham-pk')]).toEqual([[], []]);
    expect([isCarriedSide('mersin'), isCarriedSide('torkham-pk'), isCarriedSide('karachi-port')]).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('a rail yard', () => {
  it('faces the post across the border by rail, beside the one that faces that by road', () => {
    expect(facingByRail('altynkol').map(({ slug }) => slug)).toEqual(['horgos']);
    expect(facingByRail('horgos').map(({ slug }) => slug)).toEqual(['altynkol']);
    expect(facingSide('horgos')?.slug).toBe('nur-zholy');
    expect([isCarriedSide('altynkol'), areFacing('horgos', 'altynkol'), facingPorts('altynkol')]).toEqual([
      true,
      true,
      [],
    ]);
  });
});

describe('the border crossings of CPMM', () => {
  it.each([
    ['fotehobod', 'TJ', 'oybek', 'UZ'],
    ['karamyk-kg', 'KG', 'karamyk-tj', 'TJ'],
    ['guliston-tj', 'TJ', 'kyzyl-bel', 'KG'],
    ['chaldovar', 'KG', 'merke', 'KZ'],
    ['alashankou', 'CN', 'dostyk', 'KZ'],
  ])('%s (%s) faces %s (%s)', (side, country, facing, beyond) => {
    expect(placeOf(side)).toMatchObject({ country, bcpPair: facing, kind: 'border-crossing' });
    expect(facingSide(side)).toMatchObject({ country: beyond });
  });
});

describe('a corridor', () => {
  it('is found by its id only', () => {
    expect(findCorridor('khi-tas-torkham')?.countries).toEqual(['PK', 'AF', 'UZ']);
    expect(findCorridor('KHI-TAS-TORKHAM')).toBeUndefined();
  });
});
