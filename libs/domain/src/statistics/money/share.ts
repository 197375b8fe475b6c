import { readDecimal } from './decimal.js';

/** Digits after the point of a share. */
const SCALE = 6;

/**
 * What one of several vehicles bears of a sum (decimal text), to the millionth of the currency; a half is rounded up.
 * @throws RangeError where the sum is no decimal text, which is checked when it is reported
 */
export function shareOf(sum: string, vehicles: number): string {
  if (vehicles <= 1) return sum;
  const decimal = readDecimal(sum);
  if (!decimal) throw new RangeError(`'${sum}' is no amount of money.`);
  const parts = 10n ** BigInt(decimal.scale) * BigInt(vehicles);
  const share = (2n * decimal.digits * 10n ** BigInt(SCALE) + parts) / (2n * parts);
  const digits = share.toString().padStart(SCALE + 1, '0');
  return `${digits.slice(0, -SCALE)}.${digits.slice(-SCALE)}`.replace(/\.?0{1,6}$/, '');
}
