import { type Decimal, readDecimal, roundedTo, times } from './decimal.js';

/** Millionths of a dollar have so many digits behind the point. */
const MICRO = 6;

/**
 * An amount at a rate, in whole millionths of a dollar: multiplied exactly and rounded once, a half up.
 *
 * @throws RangeError where the amount is no decimal text; amounts are checked when they are reported
 */
export function exactMicroUsd(amount: string, rate: Decimal): bigint {
  const decimal = readDecimal(amount);
  if (!decimal) throw new RangeError(`'${amount}' is no amount of money.`);
  return roundedTo(MICRO, times(decimal, rate));
}

/**
 * The same in plain numbers, because statistics convert millions of amounts. Undefined where a number would lose digits.
 *
 * @param digits of the amount, point left out, of which `scale` are behind it
 * @param rate digits and scale alike
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
