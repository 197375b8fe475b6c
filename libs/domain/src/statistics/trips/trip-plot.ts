import { placeOf } from '../../geography/geography.js';
import { hoursOfMs } from '../../time/hours.js';
import { type DatedMoney } from '../money/dated-money.js';
import { type RateTable, toUsd, usdOfMicro } from '../money/rates.js';
import { type TripCost } from './trip-costs.js';

/** One point of the lines; all figures are counted from the departure. Null where not known. */
export interface PlotPoint {
  readonly what: 'departed' | 'arrived' | 'halted' | 'resumed' | 'paid';
  /** Slug; null for a halt on the road. */
  readonly place: string | null;
  /** The place is a side of a border: a vertical jump here is a crossing, not a stop. */
  readonly border: boolean;
  readonly km: number | null;
  readonly hours: number | null;
  /** Paid by then, what was paid before the departure included. */
  readonly usd: number | null;
}

/** The points of one trip, put in one after the other. */
export class TripPlot {
  readonly points: PlotPoint[] = [];
  readonly leftOut: DatedMoney[] = [];
  readonly #start: number | null;
  /** In the order of time. */
  readonly #paid: { readonly at: number; readonly microUsd: bigint }[] = [];
  /** How many of them were paid by the latest moment, and their sum. */
  #paidSoFar = 0;
  #sum = 0n;
  #latest: number;

  constructor(departedAt: string | null) {
    this.#start = msOf(departedAt);
    this.#latest = this.#start ?? 0;
  }

  *converting(costs: readonly TripCost[], rates: RateTable): Generator<undefined, void> {
    for (const cost of costs) {
      const { amount, currency, day, paidAt } = cost;
      const converted = toUsd(cost, day, rates);
      if (converted) this.#paid.push({ at: Date.parse(paidAt), microUsd: converted.microUsd });
      else this.leftOut.push({ amount, currency, day });
      yield;
    }
    this.#paid.sort((a, b) => a.at - b.at);
  }

  add(
    what: PlotPoint['what'],
    place: string | null,
    km: number | null,
    at: number | null,
    crossed = false,
  ): void {
    const border = crossed || (place !== null && placeOf(place).kind === 'border-crossing');
    if (at === null || this.#start === null) {
      this.points.push({ what, place, border, km, hours: null, usd: null });
      return;
    }
    this.#latest = Math.max(this.#latest, at);
    const hours = hoursOfMs(this.#latest - this.#start);
    this.points.push({ what, place, border, km, hours, usd: this.#paidByNow() });
  }

  addLaterCosts(place: string, km: number | null): void {
    const last = this.#paid.at(-1);
    if (last && last.at > this.#latest) this.add('paid', place, km, last.at);
  }

  /** By the latest moment: it never goes back. */
  #paidByNow(): number {
    for (let next = this.#paid[this.#paidSoFar]; next && next.at <= this.#latest;) {
      this.#sum += next.microUsd;
      next = this.#paid[++this.#paidSoFar];
    }
    return usdOfMicro(this.#sum);
  }
}

export function msOf(instant: string | null): number | null {
  return instant === null ? null : Date.parse(instant);
}
