import { microUsd, rateOn, type RateOfDay, type RateTable, splitAmounts, usdOfMicro } from '#kafila/domain';
import { Type } from '@sinclair/typebox';
import { list } from '../shapes.js';

/** Amounts of one currency that no rate was told for. */
export interface WithoutRate {
  readonly currency: string;
  readonly amounts: number;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** Converts amounts as tables keep them, and remembers those that could not be. Give it each amount once: it counts. */
export class Conversion {
  readonly #withoutRate = new Map<string, WithoutRate>();
  /** By currency and day, as amounts are written. */
  readonly #rates = new Map<string, RateOfDay | undefined>();
  #atOlderRate = 0;

  constructor(private readonly rates: RateTable) {}

  /** The sum of written amounts in US dollars; null where a rate is missing. */
  usd(written: string): number | null {
    const sum = this.microUsd(written);
    return sum === null ? null : usdOfMicro(sum);
  }

  /** The same in millionths, which add up exactly to nine thousand million dollars. */
  microUsd(written: string): number | null {
    let sum: number | null = 0;
    for (const each of splitAmounts(written)) {
      const blank = each.indexOf(' ');
      const dated = each.slice(blank + 1);
      const rate = this.#rateOf(dated);
      if (!rate) {
        this.#leaveOut(dated);
        sum = null;
        continue;
      }
      if (rate.ageDays > 0) this.#atOlderRate++;
      if (sum !== null) sum += microUsd(each.slice(0, blank), rate.usd);
    }
    return sum;
  }

  /** What is left out for want of a rate, by currency. */
  get leftOut(): ConversionLeftOut {
    const byCurrency = [...this.#withoutRate.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
    return { amountsWithoutRate: byCurrency, amountsAtOlderRate: this.#atOlderRate };
  }

  #rateOf(dated: string): RateOfDay | undefined {
    if (this.#rates.has(dated)) return this.#rates.get(dated);
    const [currency = '', day = ''] = dated.split(' ');
    const rate = rateOn(day, currency, this.rates);
    this.#rates.set(dated, rate);
    return rate;
  }

  #leaveOut(dated: string): void {
    const [currency = '', day = ''] = dated.split(' ');
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
