import { daysBetween } from '../../time/calendar-day.js';
import { type Money } from '../../event/happened.js';
import { type DatedMoney } from './dated-money.js';
import { type Decimal } from './decimal.js';
import { exactMicroUsd } from './micro-usd.js';

export { exactMicroUsd, quickMicroUsd } from './micro-usd.js';
export * from './written-amounts.js';

export interface DayRate {
  readonly day: string;
  /** US dollars for one unit. */
  readonly usd: Decimal;
}

/** Rates as the operator gave them: ISO 4217 -> rates in the order of days, one for each day. */
export type RateTable = ReadonlyMap<string, readonly DayRate[]>;

/** On a day without a rate the last one before it counts, unless it is older than this. */
export const OLDEST_RATE_DAYS = 31;

export interface InUsd {
  /** Millionths of a dollar, whole: sums of them are exact. */
  readonly microUsd: bigint;
  readonly rateDay: string;
  /** How many days older than the amount it is; 0: of the same day. */
  readonly rateAgeDays: number;
}

export interface UsdTotal {
  /** Null where a rate is missing, because a sum without some of its parts is wrong. */
  readonly usd: number | null;
  readonly leftOut: readonly DatedMoney[];
  /** Amounts converted at a rate of a day before. */
  readonly atOlderRate: number;
}

export interface RateOfDay {
  readonly day: string;
  readonly usd: Decimal;
  readonly ageDays: number;
}

const ONE: Decimal = { digits: 1n, scale: 0 };

/**
 * The rate of a calendar day, else the latest one before that is not older than 31 days; undefined where there is none.
 * The rate of a US dollar is 1.
 */
export function rateOn(day: string, currency: string, table: RateTable): RateOfDay | undefined {
  const rate = currency === 'USD' ? { day, usd: ONE } : latestRate(table.get(currency) ?? [], day);
  if (!rate) return undefined;
  const ageDays = daysBetween(rate.day, day);
  return ageDays > OLDEST_RATE_DAYS ? undefined : { day: rate.day, usd: rate.usd, ageDays };
}

/**
 * Converts an amount at the rate of a calendar day (`rateOn`): multiplied exactly, and rounded once to the millionth of
 * a dollar; a half is rounded up. Undefined where there is no rate; never take that as 0.
 * @throws RangeError where the amount is no decimal text, which is checked when it is reported
 */
export function toUsd({ amount, currency }: Money, day: string, table: RateTable): InUsd | undefined {
  const rate = rateOn(day, currency, table);
  if (!rate) return undefined;
  return { microUsd: exactMicroUsd(amount, rate.usd), rateDay: rate.day, rateAgeDays: rate.ageDays };
}

/** Converts amounts and adds them up. The sum of no amounts is 0: the caller decides whether that is a sample. */
export function totalUsd(amounts: readonly DatedMoney[], table: RateTable): UsdTotal {
  const leftOut: DatedMoney[] = [];
  let microUsd = 0n;
  let atOlderRate = 0;
  for (const money of amounts) {
    const converted = toUsd(money, money.day, table);
    if (!converted) {
      leftOut.push(money);
      continue;
    }
    microUsd += converted.microUsd;
    if (converted.rateAgeDays > 0) atOlderRate++;
  }
  return { usd: leftOut.length > 0 ? null : usdOfMicro(microUsd), leftOut, atOlderRate };
}

/** Dollars of millionths, exact up to nine thousand million dollars. */
export function usdOfMicro(microUsd: bigint | number): number {
  return Number(microUsd) / 1_000_000;
}

function latestRate(rates: readonly DayRate[], day: string): DayRate | undefined {
  let [low, high] = [0, rates.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rates[middle]?.day ?? '') <= day) low = middle + 1;
    else high = middle;
  }
  return rates[low - 1];
}
