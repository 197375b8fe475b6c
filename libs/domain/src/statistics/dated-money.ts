import { dayAt } from '../carnet/calendar-day.js';
import { type Money } from '../report/happened.js';

/** An amount, and the day whose rate counts for it (dossier 5.1: money in USD at the day's rate). */
export interface DatedMoney extends Money {
  /** Calendar day where it was paid, `2026-03-01`; by UTC where nobody said where. */
  readonly day: string;
}

/**
 * Dates an amount.
 *
 * @param at when it was paid, RFC 3339 in UTC
 * @param place slug; null: not known
 */
export function dated({ amount, currency }: Money, at: string, place: string | null): DatedMoney {
  const day = place === null ? at.slice(0, '2026-03-01'.length) : dayAt(place, at);
  return { amount, currency, day };
}

/** Amounts as one text that tables keep, short and quick to read: `100.00 USD 2026-03-01,5000 PKR 2026-03-02`. */
export function writeAmounts(amounts: readonly DatedMoney[]): string {
  return amounts.map(({ amount, currency, day }) => `${amount} ${currency} ${day}`).join(',');
}

/** The amounts of such a text, each as text. */
export function splitAmounts(written: string): readonly string[] {
  return written === '' ? [] : written.split(',');
}

/** Where the parts of one written amount are: the amount before `end`, then the currency, then the day. */
export function readAmount(written: string): DatedMoney {
  const end = written.indexOf(' ');
  const [amount, currency, day] = [
    written.slice(0, end),
    written.slice(end + 1, end + 4),
    written.slice(end + 5),
  ];
  return { amount, currency, day };
}
