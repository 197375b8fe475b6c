import { type Money } from '../../event/happened.js';

/** From when on a country has guarantees of EUR 100,000 (list of February 2020, dossier 1.4, S15). */
const EUR_100_000_SINCE: Readonly<Record<string, string>> = {
  IR: '2016-07-01',
  KG: '2016-07-01',
  AZ: '2016-07-14',
  TJ: '2017-06-06',
  TR: '2017-07-01',
  UZ: '2018-01-01',
  CN: '2018-05-18',
  KZ: '2019-01-01',
};

const RAISED: Money = { amount: '100000', currency: 'EUR' };
/** The sum recommended first. PK, AF and TM still have it: they are not on the list (general knowledge). */
const FIRST: Money = { amount: '50000', currency: 'USD' };

/**
 * The most that customs of a country (ISO 3166-1 alpha-2) can claim from the guaranteeing association for one carnet,
 * on a calendar day there, in the currency that this country counts in (TIR art. 8.3).
 */
export function guaranteeLimit(country: string, day: string): Money {
  const since = EUR_100_000_SINCE[country];
  return since !== undefined && day >= since ? RAISED : FIRST;
}

/** Whether one amount is above another; undefined where the currencies differ, because no rate is known here. */
export function isAbove(a: Money, b: Money): boolean | undefined {
  if (a.currency !== b.currency) return undefined;
  const [first, second] = asWholeNumbers(a.amount, b.amount);
  return first > second;
}

/** Two decimal texts as whole numbers of the smaller of their units, without loss. */
function asWholeNumbers(a: string, b: string): [bigint, bigint] {
  const decimals = Math.max(...[a, b].map((amount) => amount.split('.')[1]?.length ?? 0));
  const counted = (amount: string): bigint => {
    const [whole = '', part = ''] = amount.split('.');
    return BigInt(whole + part.padEnd(decimals, '0'));
  };
  return [counted(a), counted(b)];
}
