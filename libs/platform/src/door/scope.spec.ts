import { describe, expect, it } from '@jest/globals';
import { isConvoyInScope, isReportTypeInScope, NOTHING, type Scopes } from './scope.js';

const REACH = {
  ...{ convoyId: 'PK-2026-0301', corridorId: 'peshawar-kabul' },
  ...{ places: ['peshawar', 'torkham-pk', 'torkham-af', 'kabul'], countries: ['PK', 'AF'] },
};
const allows = (...scopes: Scopes): boolean => isConvoyInScope(scopes, REACH);

describe('a scope', () => {
  it('allows everything where there is none, or it says nothing', () => {
    expect([isConvoyInScope(undefined, REACH), allows({})]).toEqual([true, true]);
  });

  it.each([
    [{ convoys: ['PK-2026-0301'] }, true],
    [{ convoys: ['PK-2026-03'] }, false],
    [{ convoys: ['PK-2026-*'] }, true],
    [{ convoys: ['*'] }, true],
    [{ convoys: ['AF-*', 'PK-2026-0301'] }, true],
    [{ corridors: ['karachi-kabul'] }, false],
    [{ places: ['chaman', 'torkham-af'] }, true],
    [{ countries: ['UZ'] }, false],
    [{ countries: ['UZ', 'AF'], places: ['torkham-pk'] }, true],
    [{ countries: ['AF'], places: ['hairatan'] }, false],
    [{ convoys: [] }, false],
  ])('allows by any word of a list, and by all lists: %j', (scope, expected) => {
    expect(allows(scope)).toBe(expected);
  });

  it('of a principal and of its key both have to allow it', () => {
    expect(allows({ countries: ['PK'] }, { countries: ['AF'] })).toBe(true);
    expect(allows({ countries: ['PK'] }, { countries: ['UZ'] })).toBe(false);
    expect(allows({}, ...NOTHING)).toBe(false);
  });

  it('of corridors allows no convoy that follows none', () => {
    expect(isConvoyInScope([{ corridors: ['x'] }], { ...REACH, corridorId: null })).toBe(false);
  });

  it('of types of reports limits nothing else', () => {
    const scopes = [{ reportTypes: ['VehicleArrived'] }];
    expect([
      isReportTypeInScope(scopes, 'VehicleArrived'),
      isReportTypeInScope(scopes, 'SealBroken'),
    ]).toEqual([true, false]);
    expect([isReportTypeInScope(undefined, 'SealBroken'), allows(...scopes)]).toEqual([true, true]);
  });
});
