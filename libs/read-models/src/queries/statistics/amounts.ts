import { type DatedMoney, type RateTable, totalUsd, type UsdTotal } from '#kafila/domain';
import { Type } from '@sinclair/typebox';
import { list } from '../shapes.js';

/** Amounts of one currency that no rate was told for. */
export interface WithoutRate {
  readonly currency: string;
  readonly amounts: number;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** Converts amounts, and remembers those that could not be. */
export class Conversion {
  readonly #withoutRate = new Map<string, WithoutRate>();
  #atOlderRate = 0;

  constructor(private readonly rates: RateTable) {}

  /** In US dollars; null where a rate is missing. Call it once for each amount: it counts. */
  usd(amounts: readonly DatedMoney[]): number | null {
    const total = totalUsd(amounts, this.rates);
    this.#count(total);
    return total.usd;
  }

  /** A part of amounts that were counted already. */
  usdOfPart(amounts: readonly DatedMoney[]): number | null {
    return totalUsd(amounts, this.rates).usd;
  }

  /** What is left out for want of a rate, by currency. */
  get leftOut(): ConversionLeftOut {
    const byCurrency = [...this.#withoutRate.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
    return { amountsWithoutRate: byCurrency, amountsAtOlderRate: this.#atOlderRate };
  }

  #count({ leftOut, atOlderRate }: UsdTotal): void {
    this.#atOlderRate += atOlderRate;
    for (const { currency, day } of leftOut) {
      const known = this.#withoutRate.get(currency);
      this.#withoutRate.set(currency, {
        currency,
        amounts: (known?.amounts ?? 0) + 1,
        firstDay: known && known.firstDay < day ? known.firstDay : day,
        lastDay: known && known.lastDay > day ? known.lastDay : day,
      });
    }
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
