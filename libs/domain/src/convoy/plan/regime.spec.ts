import { describe, expect, it } from '@jest/globals';
import { corridors } from '../../geography/geography.js';
import { isCountry } from '../../identity/country.js';
import { planOf } from './plan.js';
import { isUnderTir, readRegime, REGIMES } from './regime.js';

describe('the catalogue of regimes', () => {
  it('knows every agreement that corridors name, between countries', () => {
    const codes = REGIMES.map(({ code }) => code);
    for (const { regimes } of corridors) expect(codes).toEqual(expect.arrayContaining([...regimes]));
    for (const { parties } of REGIMES) expect(parties.every(isCountry)).toBe(true);
  });

  it('takes trans-shipment as an incident under TIR only (TIR Convention art. 2)', () => {
    const incidents = REGIMES.filter(({ transshipment }) => transshipment === 'incident');
    expect(incidents.map(({ code }) => code)).toEqual(['TIR']);
  });
});

describe('a regime of a leg', () => {
  it('is read as people write it, several of them too', () => {
    for (const [written, read] of [
      ['tir', 'TIR'],
      ['ECO TTFA', 'ECO-TTFA'],
      ['TIR under QTTA', 'TIR + QTTA'],
      ['TIR + PK-KZ road transport agreement', 'TIR + PK-KZ-BILATERAL'],
      ['QTTA, TIR', 'QTTA + TIR'],
    ] as const) {
      expect(readRegime(written)).toEqual({ regime: read });
    }
  });

  it('that is not in the catalogue is named', () => {
    expect(readRegime('TIR + CMR')).toEqual({ unknown: 'CMR' });
    expect(readRegime('')).toEqual({ unknown: '' });
  });
});

describe('a place of a route', () => {
  const plan = planOf({
    route: ['peshawar', 'torkham-pk', 'torkham-af', 'kabul'],
    regime: 'AUPTT',
    legRegimes: [{ from: 'torkham-af', to: 'kabul', regime: 'TIR + APTTA' }],
    plannedDeparture: '2023-06-02T04:00:00.000Z',
  });

  it('is under TIR where the leg that begins there is, the last one where the leg that ends there is', () => {
    expect([0, 1, 2, 3].map((index) => isUnderTir(plan, index))).toEqual([false, false, true, true]);
  });

  it('off the route is under the plain regime of the convoy, which may be free text', () => {
    expect(isUnderTir(plan, null)).toBe(false);
    const free = 'TIR + PK-KZ road transport agreement';
    expect(isUnderTir({ ...plan, regime: free }, null)).toBe(true);
    expect(isUnderTir({ ...plan, regime: 'ECO-TTFA' }, null)).toBe(false);
  });
});
