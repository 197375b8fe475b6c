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
