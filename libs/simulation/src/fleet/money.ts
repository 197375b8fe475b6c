import { type Money } from '#kafila/domain';

/** Currencies (ISO 4217), and roughly what a dollar is worth in them. */
const CURRENCIES: Readonly<Record<string, { readonly currency: string; readonly perDollar: number }>> = {
  PK: { currency: 'PKR', perDollar: 280 },
  AF: { currency: 'AFN', perDollar: 72 },
  UZ: { currency: 'UZS', perDollar: 12_500 },
  KZ: { currency: 'KZT', perDollar: 480 },
  KG: { currency: 'KGS', perDollar: 87 },
  TJ: { currency: 'TJS', perDollar: 10.8 },
  TM: { currency: 'TMT', perDollar: 3.5 },
  CN: { currency: 'CNY', perDollar: 7.2 },
  TR: { currency: 'TRY', perDollar: 34 },
  AZ: { currency: 'AZN', perDollar: 1.7 },
  IR: { currency: 'IRR', perDollar: 600_000 },
};

/** About so many dollars in the money of a country, as decimal text; in dollars where its money is not known. */
export function localMoney(country: string, dollars: number): Money {
  const { currency, perDollar } = CURRENCIES[country] ?? { currency: 'USD', perDollar: 1 };
  return { amount: (Math.round(dollars * perDollar * 100) / 100).toFixed(2), currency };
}

/** An amount in US dollars, as decimal text. */
export function dollars(amount: number): Money {
  return { amount: amount.toFixed(2), currency: 'USD' };
}

/**
 * Invented rates that convert amounts of the simulation into US dollars, as an operator would give them: lines
 * `date,currency,usd`, one for the first of each month.
 *
 * @param years the first and the last one
 */
export function syntheticRates([first, last]: readonly [number, number]): string {
  const lines = ['date,currency,usd'];
  for (let month = 0; month < (last - first + 1) * 12; month++) {
    const day = new Date(Date.UTC(first, month, 1)).toISOString().slice(0, '2026-03-01'.length);
    for (const { currency, perDollar } of Object.values(CURRENCIES))
      lines.push(`${day},${currency},${(1 / perDollar).toFixed(12)}`);
  }
  return lines.join('\n');
}
