import { summarise } from '../figures/summary.js';
import { type HoursRange } from './usual-times.js';

/** The fewest samples that make a range: one truck that broke down is not usual. */
export const LEAST_SAMPLES = 5;

/** Sorted samples in hours. Immutable: adding or removing samples gives a new object. */
export class SortedSamples {
  static readonly none = new SortedSamples(new Float64Array());
  #range: HoursRange | undefined;

  private constructor(private readonly sorted: Float64Array) {}

  static ofAll(several: readonly SortedSamples[]): SortedSamples {
    const all = new Float64Array(several.reduce((n, { sorted }) => n + sorted.length, 0));
    let at = 0;
    for (const { sorted } of several) {
      all.set(sorted, at);
      at += sorted.length;
    }
    return new SortedSamples(all.sort());
  }

  /** @param removed each of them is among the samples, or among those added */
  with(added: readonly number[], removed: readonly number[]): SortedSamples {
    const coming = Float64Array.from(added).sort();
    const going = Float64Array.from(removed).sort();
    const { sorted } = this;
    const merged = new Float64Array(sorted.length + coming.length - going.length);
    let [kept, next, gone] = [0, 0, 0];
    for (let at = 0; at < merged.length;) {
      const [here, there] = [sorted[kept] ?? Infinity, coming[next] ?? Infinity];
      const least = Math.min(here, there);
      if (here <= there) kept++;
      else next++;
      if (least === going[gone]) gone++;
      else merged[at++] = least;
    }
    return new SortedSamples(merged);
  }

  get range(): HoursRange | undefined {
    if (this.sorted.length < LEAST_SAMPLES) return undefined;
    return (this.#range ??= rangeOf(this.sorted));
  }
}

function rangeOf(sorted: Float64Array): HoursRange | undefined {
  const { mean, p10, median, p90, n } = summarise(sorted);
  if (mean === null || p10 === null || median === null || p90 === null) return undefined;
  const squares = sorted.reduce((sum, hours) => sum + (hours - mean) ** 2, 0);
  return { p10, median, p90, mean, deviation: Math.sqrt(squares / n) };
}
