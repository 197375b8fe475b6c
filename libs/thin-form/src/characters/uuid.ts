import { base36 } from './base36.js';

/** 36^25 is more than 2^128. */
export const UUID_LENGTH = 25;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DIGITS = /^[0-9A-Z]{25}$/;

/** The 128 bits as one number in base 36; undefined for what is no UUID in lower case. */
export function writeUuid(uuid: string): string | undefined {
  return UUID.test(uuid) ? base36(BigInt(`0x${uuid.replace(/-/g, '')}`), UUID_LENGTH) : undefined;
}

export function readUuid(text: string): string | undefined {
  if (!DIGITS.test(text)) return undefined;
  let value = 0n;
  for (const digit of text) value = value * 36n + BigInt(Number.parseInt(digit, 36));
  const hex = value.toString(16).padStart(32, '0');
  if (hex.length > 32) return undefined;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
