import { describe, expect, it } from '@jest/globals';
import { isContractingParty, partySince } from './contracting-parties.js';
import { guaranteeLimit } from './guarantee.js';
import { officeLimit } from './office-limit.js';
import { territoryOf } from './territories.js';
import { capacityOf, operationsNeeded, VOUCHERS, vouchersFor } from './vouchers.js';

describe('customs territories (TIR art. 1(b); dossier 1.3)', () => {
  it('are countries, but the members of the Eurasian Economic Union are one', () => {
    expect(['KZ', 'KG', 'UZ', 'CN', 'PK'].map(territoryOf)).toEqual(['EAEU', 'EAEU', 'UZ', 'CN', 'PK']);
    expect(['RU', 'BY', 'AM'].map(territoryOf)).toEqual(['EAEU', 'EAEU', 'EAEU']);
  });
});

describe('vouchers (dossier 1.3: one pair for each TIR operation)', () => {
  it('of a booklet are good for 2, 3, 7 or 10 operations', () => {
    expect(VOUCHERS.map(capacityOf)).toEqual([2, 3, 7, 10]);
  });

  it.each([
    ['Karachi to Tashkent', ['PK', 'AF', 'UZ'], 3, 6],
    ['Karachi to Almaty by Tashkent', ['PK', 'AF', 'UZ', 'KZ'], 4, 14],
    ['Torugart to Almaty', ['KG', 'KZ'], 1, 4],
    ['Kashgar to Almaty by Torugart', ['CN', 'KG', 'KZ'], 2, 4],
    ['Irkeshtam to Almaty by Tashkent, back into the territory it came from', ['KG', 'UZ', 'KZ'], 3, 6],
  ])('%s: %j takes %i operations and %i vouchers', (_journey, countries, operations, vouchers) => {
    expect(operationsNeeded(countries)).toBe(operations);
    expect(vouchersFor(operations)).toBe(vouchers);
  });

  it('are needed for one operation more where a part of the load is unloaded on the way', () => {
    expect(operationsNeeded(['PK', 'AF', 'UZ'], 1)).toBe(4);
  });

  it('do not come in a booklet for more than ten operations', () => {
    expect([10, 11].map(vouchersFor)).toEqual([20, undefined]);
  });
});

describe('offices of departure and destination (TIR art. 18, C.N.91.2022)', () => {
  it('were four at most, and eight since 25 June 2022', () => {
    expect(['2018-10-01', '2022-06-24', '2022-06-25', '2026-03-01'].map(officeLimit)).toEqual([4, 4, 8, 8]);
  });
});

describe('guarantees (TIR art. 8.3; list of February 2020, dossier 1.4)', () => {
  it.each([
    ['IR', '2016-07-01'],
    ['KG', '2016-07-01'],
    ['AZ', '2016-07-14'],
    ['TJ', '2017-06-06'],
    ['TR', '2017-07-01'],
    ['UZ', '2018-01-01'],
    ['CN', '2018-05-18'],
    ['KZ', '2019-01-01'],
  ])('of %s are EUR 100,000 since %s, and not the day before', (country, since) => {
    const before = new Date(Date.parse(since) - 86_400_000).toISOString().slice(0, 10);
    expect(guaranteeLimit(country, since)).toEqual({ amount: '100000', currency: 'EUR' });
    expect(guaranteeLimit(country, before)).toEqual({ amount: '50000', currency: 'USD' });
  });

  it('of Pakistan, Afghanistan and Turkmenistan are USD 50,000', () => {
    for (const country of ['PK', 'AF', 'TM']) {
      expect(guaranteeLimit(country, '2026-03-01')).toEqual({ amount: '50000', currency: 'USD' });
    }
  });
});

describe('contracting parties (treaties.un.org XI-A-16, dossier 1.5)', () => {
  it('are party since the day the convention came into force for them', () => {
    expect(['2016-01-20', '2016-01-21'].map((day) => isContractingParty('PK', day))).toEqual([false, true]);
    expect(['AF', 'AZ', 'CN', 'IR', 'KZ', 'KG'].map(partySince)).toEqual([
      '1983-03-23',
      '1996-12-12',
      '2017-01-05',
      '1985-02-16',
      '1996-01-17',
      '1998-10-02',
    ]);
  });

  it('of which only the year is known are party since the next, and before that nobody claims to know', () => {
    expect(['1994-12-31', '1995-07-01', '1996-01-01'].map((day) => isContractingParty('UZ', day))).toEqual([
      false,
      undefined,
      true,
    ]);
  });

  it('are not claimed to be known of countries that the dossier does not name', () => {
    expect(isContractingParty('GE', '2026-03-01')).toBeUndefined();
  });
});
