import { type DatedMoney } from './dated-money.js';

/** Amounts as one text for tables, short and quick to read: `100.00 USD 2026-03-01,5000 PKR 2026-03-02`. */
export function writeAmounts(amounts: readonly DatedMoney[]): string {
  return amounts.map(({ amount, currency, day }) => `${amount} ${currency} ${day}`).join(',');
}

/** A number holds so many digits exactly. */
const EXACT_DIGITS = 15;
const DAY_LENGTH = '2026-03-01'.length;
const CURRENCY_LENGTH = 'PKR'.length;
const [BLANK, POINT, ZERO, LETTER_A] = [' ', '.', '0', 'A'].map((one) => one.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
];
const LETTERS = 26;

/** Reads what `writeAmounts` wrote, in place, as numbers and unchecked: statistics read millions of amounts. */
export class AmountsIn {
  /** The digits of the amount without the point; NaN where a number cannot hold them exactly. */
  digits = 0;
  /** How many of them are after the point. */
  scale = 0;
  /** A number for the currency: equal for equal currencies. */
  currencyNumber = 0;
  /** A number for the day: 20260301. */
  dayNumber = 0;
  #begin = 0;
  #blank = 0;
  #next: number;

  constructor(
    private readonly written: string,
    begin = 0,
    private readonly end = written.length,
  ) {
    this.#next = begin;
  }

  next(): boolean {
    if (this.#next >= this.end) return false;
    this.#begin = this.#next;
    this.#readAmount();
    const currency = this.#blank + 1;
    this.currencyNumber = 0;
    for (let i = currency; i < currency + CURRENCY_LENGTH; i++)
      this.currencyNumber = this.currencyNumber * LETTERS + this.written.charCodeAt(i) - LETTER_A;
    const day = currency + CURRENCY_LENGTH + 1;
    this.dayNumber =
      this.#number(day, 4) * 10_000 + this.#number(day + 5, 2) * 100 + this.#number(day + 8, 2);
    this.#next = day + DAY_LENGTH + 1;
    return true;
  }

  get amount(): string {
    return this.written.slice(this.#begin, this.#blank);
  }

  get currency(): string {
    return this.written.slice(this.#blank + 1, this.#blank + 1 + CURRENCY_LENGTH);
  }

  get day(): string {
    const day = this.#blank + 1 + CURRENCY_LENGTH + 1;
    return this.written.slice(day, day + DAY_LENGTH);
  }

  #readAmount(): void {
    let digits = 0;
    let point = -1;
    let at = this.#begin;
    for (; ; at++) {
      const code = this.written.charCodeAt(at);
      if (code === BLANK) break;
      if (code === POINT) point = at;
      else digits = digits * 10 + code - ZERO;
    }
    this.#blank = at;
    this.scale = point < 0 ? 0 : at - point - 1;
    this.digits = at - this.#begin > EXACT_DIGITS ? NaN : digits;
  }

  #number(begin: number, length: number): number {
    let value = 0;
    for (let i = begin; i < begin + length; i++) value = value * 10 + this.written.charCodeAt(i) - ZERO;
    return value;
  }
}
