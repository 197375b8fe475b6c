import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseRates } from './parse-rates.js';
import { type RateTable, toUsd, totalUsd } from './rates.js';

function table(...lines: readonly string[]): RateTable {
  const parsed = parseRates(lines.join('\n'));
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.rates;
}

function faultsIn(csv: string): readonly string[] {
  const parsed = parseRates(csv);
  return 'faults' in parsed ? parsed.faults.map(({ line, fault }) => `${line}: ${fault}`) : [];
}

const money = (text: string): { amount: string; currency: string } => {
  const [amount = '', currency = ''] = text.split(' ');
  return { amount, currency };
};

const MARCH = table('2026-03-01,PKR,0.0036', '2026-03-10,PKR,0.0035', '2026-03-01,AFN,0.0143');

describe('an amount in US dollars', () => {
  // Dossier 5.1: money in USD at the day's rate.
  it('is converted at the rate of the day', () => {
    expect(toUsd(money('4500.00 PKR'), '2026-03-10', MARCH)).toEqual({
      microUsd: 15_750_000n,
      rateDay: '2026-03-10',
      rateAgeDays: 0,
    });
  });

  it('is converted at the latest rate before on a day without one, and says how old that is', () => {
    expect(toUsd(money('1000 PKR'), '2026-03-09', MARCH)).toEqual({
      microUsd: 3_600_000n,
      rateDay: '2026-03-01',
      rateAgeDays: 8,
    });
  });

  it('is unknown, not nought, where the latest rate is older than 31 days, lies ahead or was never given', () => {
    expect(toUsd(money('1 AFN'), '2026-04-01', MARCH)).toMatchObject({ rateAgeDays: 31 });
    expect(toUsd(money('1 AFN'), '2026-04-02', MARCH)).toBeUndefined();
    expect(toUsd(money('1 AFN'), '2026-02-28', MARCH)).toBeUndefined();
    expect(toUsd(money('1 UZS'), '2026-03-01', MARCH)).toBeUndefined();
  });

  it('is itself where it was paid in US dollars, on any day and with an empty table', () => {
    expect(toUsd(money('320.00 USD'), '1999-01-01', new Map())).toMatchObject({
      microUsd: 320_000_000n,
      rateAgeDays: 0,
    });
  });

  it('is rounded once, to the millionth of a dollar, a half up', () => {
    const rates = table('2026-03-01,IRR,0.0000005', '2026-03-01,UZS,0.00000049');
    expect(toUsd(money('1 IRR'), '2026-03-01', rates)?.microUsd).toBe(1n);
    expect(toUsd(money('1 UZS'), '2026-03-01', rates)?.microUsd).toBe(0n);
    expect(toUsd(money('3 IRR'), '2026-03-01', rates)?.microUsd).toBe(2n);
  });

  it('that is no decimal text cannot have been reported', () => {
    expect(() => toUsd(money('12,50 USD'), '2026-03-01', MARCH)).toThrow(RangeError);
  });
});

describe('a total in US dollars', () => {
  const on = (day: string, text: string): { amount: string; currency: string; day: string } => ({
    ...money(text),
    day,
  });

  it('does not drift: ten times ten cents are one dollar', () => {
    const cents = new Array(10).fill(on('2026-03-01', '0.1 USD'));
    expect(totalUsd(cents, MARCH)).toEqual({ usd: 1, leftOut: [], atOlderRate: 0 });
  });

  it('is unknown where one amount has no rate, and names that one', () => {
    const paid = [on('2026-03-01', '1000 PKR'), on('2026-03-01', '90000 UZS')];
    expect(totalUsd(paid, MARCH)).toEqual({ usd: null, leftOut: [paid[1]], atOlderRate: 0 });
  });

  it('counts what was converted at a rate of a day before', () => {
    const paid = [on('2026-03-01', '1000 PKR'), on('2026-03-02', '1000 PKR')];
    expect(totalUsd(paid, MARCH)).toEqual({ usd: 7.2, leftOut: [], atOlderRate: 1 });
  });

  it('is the same in whatever order the amounts come', () => {
    const paid = fc
      .tuple(fc.integer({ min: 1, max: 28 }), fc.nat(1_000_000), fc.constantFrom('PKR', 'AFN', 'USD'))
      .map(([day, cents, currency]) =>
        on(`2026-03-${String(day).padStart(2, '0')}`, `${(cents / 100).toFixed(2)} ${currency}`),
      );
    fc.assert(
      fc.property(fc.array(paid), (amounts) => {
        expect(totalUsd(amounts.toReversed(), MARCH).usd).toBe(totalUsd(amounts, MARCH).usd);
      }),
    );
  });
});

describe('a rate table', () => {
  it('may have a heading, blank lines, days in any order and the line ends of Windows', () => {
    const rates = table(
      '\uFEFFdate,currency,usd\r',
      '2026-03-02,PKR,0.2\r',
      '\r',
      ' 2026-03-01 , PKR , 0.1\r',
      '',
    );
    expect(rates.get('PKR')?.map(({ day }) => day)).toEqual(['2026-03-01', '2026-03-02']);
  });

  it('may have its fields in quotes, as spreadsheets write them', () => {
    const rates = table('"date","currency","usd"', '"2026-03-02", "PKR" ,"0.2"', '2026-03-01,"PKR",0.1', '');
    expect(rates.get('PKR')?.map(({ day }) => day)).toEqual(['2026-03-01', '2026-03-02']);
    expect(faultsIn('"2026-03-01","PK""R",0.1\n"2026-03-01","PKR","0,0036"')).toEqual([
      "1: 'PK\"R' is no currency of ISO 4217; write three capital letters, e.g. PKR.",
      "2: '0,0036' is no decimal number; write it with a point, without sign, e.g. 0.003587.",
    ]);
  });

  it.each(['2026-03-01,"PKR,0.1', '"2026-03-01"x,PKR,0.1', '2026-03-01,P"K"R,0.1', '2026-03-01,PKR,"0.1\n"'])(
    'is wrong where a quote begins or ends within a field, or not on its line: %j',
    (line) => {
      expect(faultsIn(line)[0]).toBe(
        '1: A quote stands alone; a field in quotes begins and ends with one, and has two for each within it.',
      );
    },
  );

  it('names every wrong line, with what would be right', () => {
    const lines = [
      '2026-03-01,PKR,0.0036',
      '2026-02-29,PKR,0.0036',
      '01/03/2026,PKR,0.0036',
      '2026-03-01,pkr,0.0036',
      '2026-03-01,AFN,0,0143',
      '2026-03-01,AFN,1.4e-2',
      '2026-03-01,AFN,-1',
      '2026-03-01,AFN,0.00',
      '2026-03-01,USD,1.01',
      '2026-03-01,PKR,0.0037',
      '2026-03-01;AFN;0.0143',
      '2026-03-03,AFN,0.0143',
    ];
    expect(faultsIn(lines.join('\n'))).toEqual([
      "2: '2026-02-29' is no day of the calendar; write it as 2026-03-01.",
      "3: '01/03/2026' is no day of the calendar; write it as 2026-03-01.",
      "4: 'pkr' is no currency of ISO 4217; write three capital letters, e.g. PKR.",
      '5: It has 4 fields; write three: date,currency,usd.',
      "6: '1.4e-2' is no decimal number; write it with a point, without sign, e.g. 0.003587.",
      "7: '-1' is no decimal number; write it with a point, without sign, e.g. 0.003587.",
      '8: The rate is 0; a currency that is worth nothing cannot be paid in.',
      '9: One US dollar is worth 1 US dollar, not 1.01.',
      '10: The rate of PKR on 2026-03-01 is given in line 1 already.',
      '11: It has 1 fields; write three: date,currency,usd.',
    ]);
  });

  it('accepts nothing where one line is wrong', () => {
    expect(parseRates('2026-03-01,PKR,0.0036\nPKR')).not.toHaveProperty('rates');
  });

  it('without any rate is wrong too', () => {
    expect(faultsIn('date,currency,usd\n')).toEqual([
      '1: The table has no rate; write lines date,currency,usd.',
    ]);
  });

  it('may say that a US dollar is worth a US dollar', () => {
    expect(faultsIn('2026-03-01,USD,1.00')).toEqual([]);
  });
});
