const DIGITS = /^[0-9A-Z]+$/;

/** A whole number in digits and capitals. */
export function base36(value: number | bigint, length = 1): string {
  return value.toString(36).toUpperCase().padStart(length, '0');
}

/** Undefined where it is no such number, or one beyond 2^53. */
export function fromBase36(text: string): number | undefined {
  if (!DIGITS.test(text)) return undefined;
  const value = Number.parseInt(text, 36);
  return Number.isSafeInteger(value) ? value : undefined;
}
