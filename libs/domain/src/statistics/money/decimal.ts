/** An exact decimal number: `digits` divided by ten to the power of `scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const DECIMAL = /^(\d{1,15})(?:\.(\d{1,12}))?$/;

/** Reads plain decimal text, `0.003587`: no sign, no exponent, no blanks. Undefined where it is something else. */
export function readDecimal(text: string): Decimal | undefined {
  const [match, whole = '', part = ''] = DECIMAL.exec(text) ?? [];
  return match === undefined ? undefined : { digits: BigInt(whole + part), scale: part.length };
}

export function times(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale };
}

/** The nearest whole number of units of ten to the power of `-scale`; a half is rounded up, away from 0. */
export function roundedTo(scale: number, { digits, scale: given }: Decimal): bigint {
  if (given <= scale) return digits * 10n ** BigInt(scale - given);
  const unit = 10n ** BigInt(given - scale);
  return (digits + unit / 2n) / unit;
}
