import { describe, expect, it } from '@jest/globals';
import { corridors, findCorridor } from './geography.js';
import {
  borderLeaps,
  directionAt,
  kilometresAlong,
  legBetween,
  legsBetween,
  modesAlong,
  routeOf,
} from './route.js';

const routeBy = (id: string): readonly string[] => {
  const corridor = findCorridor(id);
  if (!corridor) throw new Error(id);
  return routeOf(corridor);
};
const there = routeBy('khi-tas-torkham');
const roundTrip = routeBy('khi-tas-torkham-rt');
const named = (legs: ReturnType<typeof legsBetween>): readonly string[] | undefined =>
  legs?.map(({ from, to }) => `${from} > ${to}`);

describe('the route of a corridor', () => {
  it('names every place in the order of travel, a round trip names them twice', () => {
    expect(there).toHaveLength(21);
    expect([there[0], there.at(-1)]).toEqual(['karachi-port', 'tashkent']);
    expect(roundTrip).toHaveLength(41);
    expect(roundTrip.filter((place) => place === 'torkham-pk')).toHaveLength(2);
  });
});

describe('a leg', () => {
  it('has the kilometres of the road, both ways', () => {
    expect(legBetween('torkham-pk', 'torkham-af')).toMatchObject({
      country: 'PK',
      toCountry: 'AF',
      distanceKm: 3,
      borderCrossing: true,
    });
    expect(legBetween('kabul', 'jalalabad')).toMatchObject({ country: 'AF', distanceKm: 150 });
  });

  it('that corridors know in one direction only is turned round, its countries too', () => {
    expect(legBetween('chaman', 'spin-boldak')).toMatchObject({ country: 'PK', toCountry: 'AF' });
    expect(legBetween('spin-boldak', 'chaman')).toMatchObject({
      from: 'spin-boldak',
      to: 'chaman',
      country: 'AF',
      toCountry: 'PK',
      borderCrossing: true,
      distanceKm: 14,
    });
  });

  it('that no corridor knows has the great circle, and says so', () => {
    const leg = legBetween('lahore', 'peshawar');
    expect(leg.distanceKm).toBeGreaterThan(350);
    expect(leg.distanceKm).toBeLessThan(420);
    expect(leg.distanceSource).toContain('great circle');
    expect(leg).not.toHaveProperty('toCountry');
  });
});

describe('the legs between two places of a route', () => {
  it('follow each other from the one to the other', () => {
    expect(named(legsBetween(there, 'peshawar', 'jalalabad'))).toEqual([
      'peshawar > torkham-pk',
      'torkham-pk > torkham-af',
      'torkham-af > jalalabad',
    ]);
  });

  it('are none from a place to itself, and undefined where the route does not lead there', () => {
    expect(legsBetween(there, 'kabul', 'kabul')).toEqual([]);
    expect(legsBetween(there, 'kabul', 'peshawar')).toBeUndefined();
    expect(legsBetween(there, 'quetta', 'kabul')).toBeUndefined();
    expect(legsBetween(there, 'kabul', 'quetta')).toBeUndefined();
  });

  it('lead over the turning point of a round trip, and back', () => {
    expect(named(legsBetween(roundTrip, 'tashkent', 'jizzakh'))).toEqual([
      'tashkent > guliston',
      'guliston > jizzakh',
    ]);
    expect(legsBetween(roundTrip, 'tashkent', 'karachi-port')).toHaveLength(20);
    expect(legsBetween(roundTrip, 'karachi-port', 'tashkent')).toHaveLength(20);
  });
});

describe('kilometres along a route', () => {
  it('begin at nought and end at the length of the corridor', () => {
    for (const corridor of corridors) {
      const km = kilometresAlong(routeOf(corridor));
      expect(km[0]).toBe(0);
      expect(km.at(-1)).toBe(corridor.totalKm);
    }
    expect(kilometresAlong(['peshawar', 'torkham-pk', 'torkham-af'])).toEqual([0, 55, 58]);
  });
});

describe('the direction of a border side', () => {
  it('is outbound where the route leaves its country, and inbound where it enters it', () => {
    expect(directionAt(there, there.indexOf('torkham-pk'))).toBe('outbound');
    expect(directionAt(there, there.indexOf('torkham-af'))).toBe('inbound');
  });

  it('is the other one on the way back: Torkham AF is left outbound then', () => {
    expect(directionAt(roundTrip, roundTrip.lastIndexOf('torkham-af'))).toBe('outbound');
    expect(directionAt(roundTrip, roundTrip.lastIndexOf('torkham-pk'))).toBe('inbound');
  });

  it('does not exist for a town, nor where the route ends before the border', () => {
    expect(directionAt(there, 0)).toBeUndefined();
    expect(directionAt(['peshawar', 'torkham-pk'], 1)).toBeUndefined();
    expect(directionAt(there, 99)).toBeUndefined();
  });
});

describe('a route across the sea', () => {
  const route = ['ashgabat', 'turkmenbashi', 'alat-az', 'baku'];

  it.each([
    ['turkmenbashi', 'alat-az'],
    ['aktau-port', 'alat-az'],
    ['kuryk-port', 'alat-az'],
    ['gwadar-port', 'chabahar'],
    ['karachi-port', 'bandar-abbas'],
  ])('leaps no border from %s to %s, nor back', (from, to) => {
    expect(borderLeaps([from, to])).toEqual([]);
    expect(borderLeaps([to, from])).toEqual([]);
  });

  it('passes its ports as sides of a border, each in its direction', () => {
    expect(route.map((_, i) => directionAt(route, i))).toEqual([undefined, 'outbound', 'inbound', undefined]);
    expect(directionAt(['lankaran', 'alat-az', 'baku'], 1)).toBeUndefined();
  });

  it('says by which mode it comes to each place', () => {
    expect(modesAlong(route)).toEqual(['road', 'road', 'sea', 'road']);
    expect(modesAlong(routeBy('hor-tbs-middle')).slice(0, 4)).toEqual(['road', 'rail', 'sea', 'road']);
    expect(modesAlong(['port-qasim', 'chabahar'])).toEqual(['road', 'sea']);
  });

  it('leaps a border where a ship would go from a port to none that faces it', () => {
    expect(borderLeaps(['turkmenbashi', 'bandar-abbas'])).toEqual([
      { from: 'turkmenbashi', to: 'bandar-abbas' },
    ]);
  });
});

describe('a leap over a border', () => {
  it('is a step into another country without two sides that face each other', () => {
    expect(borderLeaps(['peshawar', 'jalalabad', 'kabul'])).toEqual([{ from: 'peshawar', to: 'jalalabad' }]);
    expect(borderLeaps(['chaman', 'torkham-af'])).toEqual([{ from: 'chaman', to: 'torkham-af' }]);
  });

  it('is on no corridor', () => {
    for (const corridor of corridors) expect(borderLeaps(routeOf(corridor))).toEqual([]);
  });
});
