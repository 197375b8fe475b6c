import { placeOf } from '#kafila/domain';

/** An amount, and the calendar day where it was paid, `2026-03-01`. */
export interface Paid {
  readonly amount: string;
  readonly currency: string;
  readonly day: string;
}

/** Converts amounts by a table of rates, lines `date,currency,usd`. */
export class PlainMoney {
  readonly #rates = new Map<string, { readonly day: string; readonly usd: string }[]>();

  constructor(csv: string) {
    for (const line of csv.split('\n').sort()) {
      const [day = '', currency = '', usd = ''] = line.split(',');
      this.#rates.set(currency, [...(this.#rates.get(currency) ?? []), { day, usd }]);
    }
  }

  /** In US dollars, each amount rounded to the millionth; null where one of them has no rate of the last 31 days. */
  usd(amounts: readonly Paid[]): number | null {
    let millionths = 0n;
    for (const { amount, currency, day } of amounts) {
      const rate = currency === 'USD' ? '1' : this.#rateOn(day, currency);
      if (rate === undefined) return null;
      const [a, b] = [decimal(amount), decimal(rate)];
      const scale = 10n ** BigInt(a.behind + b.behind);
      millionths += (2n * a.digits * b.digits * 1_000_000n + scale) / (2n * scale);
    }
    return Number(millionths) / 1_000_000;
  }

  #rateOn(day: string, currency: string): string | undefined {
    const rate = this.#rates.get(currency)?.findLast((one) => one.day <= day);
    return rate && Date.parse(day) - Date.parse(rate.day) <= 31 * 86_400_000 ? rate.usd : undefined;
  }
}

function decimal(text: string): { readonly digits: bigint; readonly behind: number } {
  const [whole = '', behind = ''] = text.split('.');
  return { digits: BigInt(whole + behind), behind: behind.length };
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/** An amount that was paid at a place, at an instant. */
export function paidAt(
  place: string,
  at: string,
  { amount, currency }: { readonly amount: string; readonly currency: string },
): Paid {
  const { timeZone } = placeOf(place);
  const calendar = calendars.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone });
  calendars.set(timeZone, calendar);
  return { amount, currency, day: calendar.format(Date.parse(at)) };
}
