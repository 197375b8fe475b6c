import { type Decimal, readDecimal, roundedTo, times } from './decimal.js';

/** Digits after the point of a dollar in millionths. */
const MICRO = 6;

/**
 * An amount at a rate, in whole millionths of a dollar: multiplied exactly, and rounded once; a half is rounded up.
 * @throws RangeError where the amount is no decimal text, which is checked when it is reported
 */
export function exactMicroUsd(amount: string, rate: Decimal): bigint {
  const decimal = readDecimal(amount);
  if (!decimal) throw new RangeError(`'${amount}' is no amount of money.`);
  return roundedTo(MICRO, times(decimal, rate));
}

/**
 * The same in plain numbers, because statistics convert millions of amounts. Undefined where a number would lose
 * digits. Amount and rate are their digits without the point, and how many of them are after it.
 */
export function quickMicroUsd(
  amount: { readonly digits: number; readonly scale: number },
  rate: { readonly digits: number; readonly scale: number },
): number | undefined {
  const product = amount.digits * rate.digits;
  const left = amount.scale + rate.scale - MICRO;
  if (left <= 0) return safe(product * 10 ** -left);
  const unit = 10 ** left;
  const up = safe(product + unit / 2);
  return up === undefined ? undefined : Math.floor(up / unit);
}

function safe(whole: number): number | undefined {
  return Number.isSafeInteger(whole) ? whole : undefined;
}
