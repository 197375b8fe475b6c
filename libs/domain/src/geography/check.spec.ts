import { describe, expect, it } from '@jest/globals';
import { faultsOf } from './check.js';
import { corridors, places } from './geography.js';
import { type Corridor, type Place } from './place.js';

/** The data with one place changed. */
function withPlace(slug: string, change: Partial<Place>): string[] {
  return faultsOf(
    places.map((place) => (place.slug === slug ? { ...place, ...change } : place)),
    corridors,
  );
}

/** The data with one corridor changed. */
function withCorridor(id: string, change: (corridor: Corridor) => Partial<Corridor>): string[] {
  return faultsOf(
    places,
    corridors.map((corridor) => (corridor.id === id ? { ...corridor, ...change(corridor) } : corridor)),
  );
}

/** A corridor with its first leg, or its border leg, changed. */
function withLeg(border: boolean, change: Partial<Corridor['legs'][number]>): string[] {
  return withCorridor('khi-tas-torkham', ({ legs }) => {
    const index = legs.findIndex((leg) => leg.borderCrossing === border);
    return { legs: legs.map((leg, i) => (i === index ? { ...leg, ...change } : leg)) };
  });
}

describe('the check of the geographic data', () => {
  it('finds nothing wrong with the data of the project', () => {
    expect(faultsOf(places, corridors)).toEqual([]);
    expect(places).toHaveLength(162);
    expect(corridors).toHaveLength(24);
  });

  it('finds yards that do not face each other by rail, and a road to one', () => {
    expect(withPlace('altynkol', { railPairs: ['nowhere'] })).toContain(
      'altynkol: neither nowhere nor it is a rail yard',
    );
    expect(withPlace('altynkol', { railPairs: ['nur-zholy'] })).toContain(
      'altynkol: faces nur-zholy of its own country',
    );
    expect(withPlace('altynkol', { kind: 'city' })).toContain(
      'altynkol: neither horgos nor it is a rail yard',
    );
    expect(withPlace('peshawar', { kind: 'rail-yard' })).toContainEqual(
      expect.stringContaining('leads to a rail yard, but not by rail'),
    );
  });

  it('finds a slug and a UN/LOCODE used twice', () => {
    const [first] = places;
    expect(faultsOf([...places, ...(first ? [first] : [])], [])).toContain('a slug is used twice');
    expect(withPlace('kabul', { code: 'PKKHI' })).toContain('a UN/LOCODE is used twice');
  });

  it('finds what is no UN/LOCODE: digits 0 and 1, blanks, lower case', () => {
    for (const code of ['AFK1L', 'AF KBL', 'afkbl', 'AFKB']) {
      expect(withPlace('kabul', { code })).toEqual([`kabul: ${code} is not a UN/LOCODE`]);
    }
  });

  it('finds coordinates that are not on earth', () => {
    expect(withPlace('kabul', { lat: 90.5 })).toContain('kabul: coordinates out of range');
    expect(withPlace('kabul', { lon: -180.5 })).toContain('kabul: coordinates out of range');
  });

  it('finds a time zone that does not exist', () => {
    expect(withPlace('kabul', { timeZone: 'Asia/Kaboul' })).toEqual([
      "kabul: there is no time zone 'Asia/Kaboul'",
    ]);
  });

  it('finds sides that do not face each other, or are no sides, or belong to one country', () => {
    expect(withPlace('torkham-pk', { bcpPair: 'spin-boldak' })).toEqual(
      expect.arrayContaining([
        'torkham-pk: spin-boldak does not face it',
        'torkham-af: torkham-pk does not face it',
      ]),
    );
    expect(withPlace('torkham-pk', { kind: 'city' })).toContain(
      'torkham-pk: faces torkham-af but is no border crossing',
    );
    expect(withPlace('torkham-pk', { country: 'AF' })).toContain(
      'torkham-pk: faces torkham-af of its own country',
    );
  });

  it('finds a leg that names an unknown place, does not follow the one before, or leaps a border', () => {
    expect(withLeg(false, { to: 'atlantis' })).toContain(
      'khi-tas-torkham: karachi-port - atlantis: unknown place',
    );
    expect(withLeg(false, { to: 'multan' })).toContain(
      'khi-tas-torkham: hyderabad - sukkur: does not begin at multan',
    );
    expect(withLeg(true, { to: 'jalalabad', borderCrossing: false })).toContain(
      'khi-tas-torkham: torkham-pk - jalalabad: leaps a border',
    );
  });

  it('finds a border leg that is none, and one that is not marked as one', () => {
    const fault = 'border leg and facing sides disagree';
    expect(withLeg(true, { borderCrossing: false })).toContain(
      `khi-tas-torkham: torkham-pk - torkham-af: ${fault}`,
    );
    expect(withLeg(false, { borderCrossing: true })).toContain(
      `khi-tas-torkham: karachi-port - hyderabad: ${fault}`,
    );
  });

  it('finds a leg in the wrong country', () => {
    expect(withLeg(false, { country: 'AF' })).toEqual([
      'khi-tas-torkham: karachi-port - hyderabad: is not in AF',
    ]);
    expect(withLeg(true, { toCountry: 'IR' })).toEqual([
      'khi-tas-torkham: torkham-pk - torkham-af: does not lead to IR',
    ]);
  });

  it('finds a leg shorter than the great circle, and a total that is not the sum of the legs', () => {
    const alone = corridors.filter(({ id }) => id === 'khi-tas-torkham');
    const tooShort = alone.map((one) => ({
      ...one,
      legs: one.legs.map((leg, i) => (i === 0 ? { ...leg, distanceKm: 10 } : leg)),
    }));
    expect(faultsOf(places, tooShort)).toEqual([
      'khi-tas-torkham: karachi-port - hyderabad: shorter than the great circle',
      expect.stringMatching(/^khi-tas-torkham: the legs add up to \d+ km, not \d+$/),
    ]);
  });

  it('finds two corridors that say different things of one leg', () => {
    expect(withLeg(false, { distanceKm: 170 })).toContain(
      'khi-tas-torkham-rt: hyderabad - karachi-port: another corridor has it as 170 km by road',
    );
  });

  it('finds ports that are none, or face each other in one country', () => {
    expect(withPlace('turkmenbashi', { seaPairs: ['baku'] })).toContain(
      'turkmenbashi: baku and it are not both ports',
    );
    expect(withPlace('karachi-port', { seaPairs: ['gwadar-port'] })).toContain(
      'karachi-port: faces gwadar-port of its own country',
    );
  });

  it('finds a leg by sea between ports that do not face each other, and one across the sea by road', () => {
    expect(withLeg(false, { mode: 'sea' })).toContain(
      'khi-tas-torkham: karachi-port - hyderabad: leads by sea, but the ports do not face each other',
    );
    const byRoad = withCorridor('khi-bak-caspian', ({ legs }) => ({
      legs: legs.map(({ mode: _sea, ...leg }) => leg),
    }));
    expect(byRoad).toContain('khi-bak-caspian: turkmenbashi - alat-az: leads across the sea, but not by sea');
  });

  it('finds a corridor id used twice', () => {
    expect(faultsOf(places, [...corridors, ...corridors.slice(0, 1)])).toContain(
      'a corridor id is used twice',
    );
  });
});
