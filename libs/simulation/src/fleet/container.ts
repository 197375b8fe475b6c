/** Values of the letters A to Z in ISO 6346: from 10 on, leaving out multiples of 11. */
const VALUES = Array.from({ length: 26 }, (_, i) => 10 + i + Math.floor((9 + i) / 10));

/** A container number with its check digit (ISO 6346): owner and category `NLCU`, six digits of the number, the check. */
export function containerOf(owner: string, number: number): string {
  const body = owner + String(number % 1_000_000).padStart(6, '0');
  const sum = Array.from(body).reduce((total, sign, i) => total + valueOf(sign) * 2 ** i, 0);
  return `${body}${(sum % 11) % 10}`;
}

function valueOf(sign: string): number {
  return /\d/.test(sign) ? Number(sign) : (VALUES[sign.charCodeAt(0) - 65] ?? 0);
}
