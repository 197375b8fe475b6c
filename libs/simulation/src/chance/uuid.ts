import { type Dice } from './dice.js';

const BYTES = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));

/** A UUID of version 7 (RFC 9562): the time it was made, in milliseconds, and 74 random bits. */
export function uuidOfTime(dice: Dice, at: number): string {
  const [high, low] = [Math.floor(at / 2 ** 16), at % 2 ** 16];
  return `${word(high)}-${half(low)}-${half(0x7000 | (dice.bits() >>> 20))}-${rest(dice)}`;
}

/** A UUID of version 4: 122 random bits. */
export function uuidOfChance(dice: Dice): string {
  const middle = dice.bits();
  return `${word(dice.bits())}-${half(middle >>> 16)}-${half(0x4000 | (middle & 0xfff))}-${rest(dice)}`;
}

function rest(dice: Dice): string {
  return `${half(0x8000 | (dice.bits() >>> 18))}-${word(dice.bits())}${half(dice.bits() >>> 16)}`;
}

/** 32 bits as eight digits. */
function word(bits: number): string {
  return half(bits >>> 16) + half(bits & 0xffff);
}

/** 16 bits as four digits. */
function half(bits: number): string {
  return (BYTES[bits >>> 8] ?? '') + (BYTES[bits & 0xff] ?? '');
}
