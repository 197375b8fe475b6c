import { type DayRate } from '#kafila/domain';

/** A decimal number as text, with the places that it was given with. */
export function decimalText({ digits, scale }: DayRate['usd']): string {
  const text = digits.toString().padStart(scale + 1, '0');
  return scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`;
}
