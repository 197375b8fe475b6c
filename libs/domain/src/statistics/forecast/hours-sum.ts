import { type HoursRange, Z_90 } from '../usual-times/usual-times.js';

export type SummedHours = Pick<HoursRange, 'p10' | 'median' | 'p90'>;

/**
 * Adds up hours of which only the spread is known, as if they were independent of each other. Medians do not add up: of two
 * waits that are mostly short and sometimes very long, one is long more often than each alone, so the sum of ten medians
 * is far too early. Means add up, and so do squares of deviations, and a sum of many is nearly normal. How far each part
 * departs from a normal distribution, at each percentile, is averaged over the parts, weighted by their squared
 * deviations: for a single part the result is exact, and among many no part counts for much.
 */
export class HoursSum {
  #mean = 0;
  #variance = 0;
  readonly #departures = { p10: 0, median: 0, p90: 0 };

  add({ mean, deviation, p10, median, p90 }: HoursRange): void {
    const variance = deviation ** 2;
    // A part without deviation always takes the same time: its median.
    this.#mean += variance > 0 ? mean : median;
    this.#variance += variance;
    this.#departures.p10 += variance * (p10 - (mean - Z_90 * deviation));
    this.#departures.median += variance * (median - mean);
    this.#departures.p90 += variance * (p90 - (mean + Z_90 * deviation));
  }

  get hours(): SummedHours {
    const margin = Z_90 * Math.sqrt(this.#variance);
    const median = Math.max(this.#mean + this.#departure('median'), 0);
    const p10 = this.#mean - margin + this.#departure('p10');
    const p90 = this.#mean + margin + this.#departure('p90');
    return { p10: Math.min(Math.max(p10, 0), median), median, p90: Math.max(p90, median) };
  }

  #departure(of: keyof SummedHours): number {
    return this.#variance > 0 ? this.#departures[of] / this.#variance : 0;
  }
}
