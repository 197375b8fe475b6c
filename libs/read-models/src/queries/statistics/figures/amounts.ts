import {
  AmountsIn,
  ascending,
  exactMicroUsd,
  quickMicroUsd,
  type RateOfDay,
  rateOn,
  type RateTable,
  usdOfMicro,
} from '#kafila/domain';
import { Describe, IsFormat, type MemberDecorator, Open } from '#kafila/platform';
import { AreAll, IsCount, IsPlain } from '../../members.js';

/** Amounts of one currency that no rate was told for. */
export interface WithoutRate {
  readonly currency: string;
  readonly amounts: number;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** A rate in plain numbers, and exactly. */
interface Rate {
  readonly digits: number;
  readonly scale: number;
  readonly exact: RateOfDay['usd'];
  readonly isOlder: boolean;
}

/** Converts amounts as tables keep them, and remembers those that could not be. Give it each amount once: it counts. */
export class Conversion {
  readonly #withoutRate = new Map<string, WithoutRate>();
  /** By the numbers of currency and day. */
  readonly #rates: (Map<number, Rate | undefined> | undefined)[] = [];
  #atOlderRate = 0;

  constructor(private readonly rates: RateTable) {}

  /** The sum of written amounts in US dollars; null where a rate is missing. */
  usd(written: string): number | null {
    const sum = this.microUsd(written);
    return sum === null ? null : usdOfMicro(sum);
  }

  /** The same in millionths, which add up exactly to nine thousand million dollars; of a part of a text. */
  microUsd(written: string, begin = 0, end = written.length): number | null {
    let sum: number | null = 0;
    const amounts = new AmountsIn(written, begin, end);
    while (amounts.next()) {
      const rate = this.#rateOf(amounts);
      if (!rate) {
        this.#leaveOut(amounts);
        sum = null;
        continue;
      }
      if (rate.isOlder) this.#atOlderRate++;
      if (sum !== null)
        sum += quickMicroUsd(amounts, rate) ?? Number(exactMicroUsd(amounts.amount, rate.exact));
    }
    return sum;
  }

  /** What is left out for want of a rate, by currency. */
  get leftOut(): ConversionLeftOut {
    const byCurrency = [...this.#withoutRate.values()].sort((a, b) => ascending(a.currency, b.currency));
    return { amountsWithoutRate: byCurrency, amountsAtOlderRate: this.#atOlderRate };
  }

  #rateOf(amounts: AmountsIn): Rate | undefined {
    const ofCurrency = (this.#rates[amounts.currencyNumber] ??= new Map<number, Rate | undefined>());
    const known = ofCurrency.get(amounts.dayNumber);
    if (known || ofCurrency.has(amounts.dayNumber)) return known;
    const found = rateOn(amounts.day, amounts.currency, this.rates);
    const rate = found && {
      digits: Number(found.usd.digits),
      scale: found.usd.scale,
      exact: found.usd,
      isOlder: found.ageDays > 0,
    };
    ofCurrency.set(amounts.dayNumber, rate);
    return rate;
  }

  #leaveOut({ currency, day }: AmountsIn): void {
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

@Open({ name: 'AmountsWithoutRate' })
class AmountsWithoutRateAnswer {
  @IsPlain('ISO 4217.', 'AFN')
  readonly currency!: string;

  @IsCount('How many amounts.')
  readonly amounts!: number;

  @IsFormat('date')
  @Describe('The first day of one.')
  readonly firstDay!: string;

  @IsFormat('date')
  @Describe('The last day of one.')
  readonly lastDay!: string;
}

/** What a statistic that converts amounts has to leave out. */
export const CONVERSION_LEFT_OUT: Readonly<Record<keyof ConversionLeftOut, MemberDecorator>> = {
  amountsWithoutRate: AreAll(
    () => AmountsWithoutRateAnswer,
    'Amounts that the rate table (PUT /v1/rates) has no rate for: whatever they belong to has no sample in US dollars.',
  ),
  amountsAtOlderRate: IsCount(
    'Amounts converted at a rate of up to 31 days before, because that day has none. They count.',
  ),
};

export const conversionLeftOutExample: ConversionLeftOut = {
  amountsWithoutRate: [{ currency: 'AFN', amounts: 2, firstDay: '2026-03-04', lastDay: '2026-03-09' }],
  amountsAtOlderRate: 0,
};
