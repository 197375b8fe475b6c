import { sortWhole } from './sort-whole.js';

/** The figures of a set of samples. Without a sample everything but `n` is null, never 0 (dossier 5.2). */
export interface Summary {
  readonly n: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly p10: number | null;
  readonly p90: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** "95%": sorted, floor(n * 0.025) dropped at each end, the mean of the rest (dossier 5.2). */
  readonly trimmedMean: number | null;
}

const NOTHING: Summary = {
  n: 0,
  mean: null,
  median: null,
  p10: null,
  p90: null,
  min: null,
  max: null,
  trimmedMean: null,
};

/** One in so many samples is dropped at each end of a trimmed mean: 1 / 0.025. */
const ONE_TRIMMED_IN = 40;

/**
 * Summarises samples of any unit. Percentiles interpolate between the two closest ranks (type 7 of Hyndman and Fan, as
 * R and spreadsheets do). Samples are sorted before they are added up: the same samples give the same digits.
 * @throws RangeError where a sample is not a finite number: the caller leaves out what is not known
 */
export function summarise(values: ArrayLike<number>): Summary {
  const sorted = new Float64Array(values.length);
  for (let i = 0; i < sorted.length; i++) sorted[i] = finite(values[i], i);
  return summaryOf(sorted.sort());
}

/**
 * The same figures, to the last digit, of samples that are whole numbers of a smaller unit. Quick for a million of
 * them.
 * @param whole not negative; it is changed in place, so do not use it afterwards
 * @param perUnit how many of them are one
 */
export function summariseWhole(whole: Float64Array, perUnit: number): Summary {
  sortWhole(whole);
  for (let i = 0; i < whole.length; i++) whole[i] = finite(whole[i], i) / perUnit;
  return summaryOf(whole);
}

function summaryOf(sorted: Float64Array): Summary {
  const n = sorted.length;
  const [min, max] = [sorted[0], sorted[n - 1]];
  if (min === undefined || max === undefined) return NOTHING;
  const trimmed = Math.floor(n / ONE_TRIMMED_IN);
  return {
    n,
    mean: meanOf(sorted),
    median: percentile(sorted, 5),
    p10: percentile(sorted, 1),
    p90: percentile(sorted, 9),
    min,
    max,
    trimmedMean: meanOf(sorted.subarray(trimmed, n - trimmed)),
  };
}

function finite(value: number | undefined, index: number): number {
  if (value === undefined || !Number.isFinite(value))
    throw new RangeError(`Sample ${index} is ${value === undefined ? 'missing' : value}, not a number.`);
  // -0 becomes 0, because they would print differently.
  return value === 0 ? 0 : value;
}

/** @param tenths of the way from the least to the greatest: whole, so that the rank is exact */
function percentile(sorted: Float64Array, tenths: number): number {
  const way = (sorted.length - 1) * tenths;
  const rank = Math.floor(way / 10);
  const below = sorted[rank] ?? 0;
  const above = sorted[rank + 1] ?? below;
  return Math.min(below + (above - below) * ((way % 10) / 10), above);
}

/** Sums with compensation of rounding errors (Neumaier), so that a million samples lose nothing that is shown. */
function meanOf(sorted: Float64Array): number {
  let sum = 0;
  let lost = 0;
  for (const value of sorted) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  const mean = (sum + lost) / sorted.length;
  return Math.min(Math.max(mean, sorted[0] ?? mean), sorted.at(-1) ?? mean);
}
