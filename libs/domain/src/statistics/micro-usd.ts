import { type Decimal, readDecimal, roundedTo, times } from './decimal.js';

/** Millionths of a dollar have so many digits behind the point. */
const MICRO = 6;
/** As many digits as a number holds exactly, whatever they are. */
const EXACT_DIGITS = 15;
const POINT = '.'.charCodeAt(0);
const ZERO = '0'.charCodeAt(0);

/**
 * An amount at a rate, in whole millionths of a dollar: multiplied exactly and rounded once, a half up. Exact to nine
 * thousand million dollars. In plain numbers where they hold all digits, because statistics convert millions of amounts.
 *
 * @throws RangeError where the amount is no decimal text; amounts are checked when they are reported
 */
export function microUsd(amount: string, rate: Decimal): number {
  return inNumbers(amount, rate) ?? Number(exactMicroUsd(amount, rate));
}

/** The same without any bound. */
export function exactMicroUsd(amount: string, rate: Decimal): bigint {
  const decimal = readDecimal(amount);
  if (!decimal) throw new RangeError(`'${amount}' is no amount of money.`);
  return roundedTo(MICRO, times(decimal, rate));
}

/** Undefined where a number would lose digits, and where the text is something else than digits and a point. */
function inNumbers(amount: string, rate: Decimal): number | undefined {
  if (amount.length === 0 || amount.length > EXACT_DIGITS) return undefined;
  let digits = 0;
  let scale = -1;
  for (let i = 0; i < amount.length; i++) {
    const code = amount.charCodeAt(i);
    const digit = code - ZERO;
    if (digit >= 0 && digit <= 9) digits = digits * 10 + digit;
    else if (code === POINT && scale < 0 && i > 0 && i < amount.length - 1) scale = 0;
    else return undefined;
    if (scale >= 0 && code !== POINT) scale++;
  }
  const product = digits * Number(rate.digits);
  const left = Math.max(scale, 0) + rate.scale - MICRO;
  if (left <= 0) return safe(product * 10 ** -left);
  const unit = 10 ** left;
  const up = safe(product + unit / 2);
  return up === undefined ? undefined : Math.floor(up / unit);
}

function safe(whole: number): number | undefined {
  return Number.isSafeInteger(whole) ? whole : undefined;
}
