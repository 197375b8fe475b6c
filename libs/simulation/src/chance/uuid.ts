import { type Dice } from './dice.js';

/** A UUID of version 7 (RFC 9562): the time it was made, in milliseconds, and 74 random bits. */
export function uuidOfTime(dice: Dice, at: number): string {
  const time = hex(at, 12);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(dice.bits() >>> 20, 3)}-${rest(dice)}`;
}

/** A UUID of version 4: 122 random bits. */
export function uuidOfChance(dice: Dice): string {
  const head = hex(dice.bits(), 8);
  const middle = hex(dice.bits(), 8);
  return `${head}-${middle.slice(0, 4)}-4${middle.slice(5)}-${rest(dice)}`;
}

function rest(dice: Dice): string {
  const variant = hex(0x8000 | (dice.bits() >>> 18), 4);
  return `${variant}-${hex(dice.bits(), 8)}${hex(dice.bits() >>> 16, 4)}`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
