import { type DatedMoney, type InUsd, type RateTable, toUsd, usdOfMicro } from '#kafila/domain';
import { Type } from '@sinclair/typebox';
import { list } from '../shapes.js';

/** Amounts of one currency that no rate was told for. */
export interface WithoutRate {
  readonly currency: string;
  readonly amounts: number;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** Fees are the same again and again: so many conversions are remembered. */
const REMEMBERED = 50_000;

/** Converts amounts, and remembers those that could not be. Give it each amount once: it counts. */
export class Conversion {
  readonly #withoutRate = new Map<string, WithoutRate>();
  readonly #converted = new Map<string, InUsd | undefined>();
  #atOlderRate = 0;

  constructor(private readonly rates: RateTable) {}

  /** The sum of amounts in US dollars; null where a rate is missing. */
  usd(amounts: readonly DatedMoney[]): number | null {
    const sum = this.microUsd(amounts);
    return sum === null ? null : usdOfMicro(sum);
  }

  /** The same in millionths, which add up exactly. */
  microUsd(amounts: readonly DatedMoney[]): bigint | null {
    let sum: bigint | null = 0n;
    for (const money of amounts) {
      const converted = this.#convert(money);
      if (!converted) {
        this.#leaveOut(money);
        sum = null;
        continue;
      }
      if (converted.rateAgeDays > 0) this.#atOlderRate++;
      if (sum !== null) sum += converted.microUsd;
    }
    return sum;
  }

  /** What is left out for want of a rate, by currency. */
  get leftOut(): ConversionLeftOut {
    const byCurrency = [...this.#withoutRate.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
    return { amountsWithoutRate: byCurrency, amountsAtOlderRate: this.#atOlderRate };
  }

  #convert(money: DatedMoney): InUsd | undefined {
    const key = `${money.amount} ${money.currency} ${money.day}`;
    const known = this.#converted.get(key);
    if (known) return known;
    const converted = toUsd(money, money.day, this.rates);
    if (this.#converted.size >= REMEMBERED) this.#converted.clear();
    this.#converted.set(key, converted);
    return converted;
  }

  #leaveOut({ currency, day }: DatedMoney): void {
    const known = this.#withoutRate.get(currency);
    this.#withoutRate.set(currency, {
      currency,
      amounts: (known?.amounts ?? 0) + 1,
      firstDay: known && known.firstDay < day ? known.firstDay : day,
      lastDay: known && known.lastDay > day ? known.lastDay : day,
    });
  }
}

export interface ConversionLeftOut {
  readonly amountsWithoutRate: readonly WithoutRate[];
  readonly amountsAtOlderRate: number;
}

const Day = (description: string) => Type.String({ format: 'date', description });

export const conversionLeftOutFields = {
  amountsWithoutRate: list(
    Type.Object({
      currency: Type.String({ description: 'ISO 4217.', examples: ['AFN'] }),
      amounts: Type.Integer({ description: 'How many amounts.' }),
      firstDay: Day('The first day of one.'),
      lastDay: Day('The last day of one.'),
    }),
    'Amounts that the rate table (PUT /v1/rates) has no rate for: whatever they belong to has no sample in US dollars.',
  ),
  amountsAtOlderRate: Type.Integer({
    description:
      'Amounts converted at a rate of up to 31 days before, because that day has none. They count.',
  }),
};
