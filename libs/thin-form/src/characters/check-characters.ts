import { valueOf } from './alphabet.js';
import { base36, fromBase36 } from './base36.js';

/** The largest prime below 36^3. */
const MODULUS = 46_649;

/**
 * The powers of it are different for 46,648 places, and meet no weight of the three check characters: so two characters that are
 * exchanged are found wherever they stand. Of all such numbers it is one that finds two wrong characters over the longest distance.
 */
const RADIX = 16_935;

export const CHECK_LENGTH = 3;

/**
 * Three check characters after the text, as the pure systems of ISO/IEC 7064 make them (P = (P + value) * radix, modulo a prime, and
 * with the check 1), by a modulus and a radix of our own.
 *
 * @param text of the alphabet
 */
export function checkOf(text: string): string {
  return base36((MODULUS + 1 - sumOf(text)) % MODULUS, CHECK_LENGTH);
}

/** Whether the last characters are the check of those before them. */
export function isChecked(line: string): boolean {
  const check = line.slice(-CHECK_LENGTH);
  return fromBase36(check) !== undefined && check === checkOf(line.slice(0, -CHECK_LENGTH));
}

function sumOf(text: string): number {
  let sum = 0;
  for (const character of text) sum = ((sum + (valueOf(character) ?? 0)) * RADIX) % MODULUS;
  return sum;
}
