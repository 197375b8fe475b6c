/** What samples come to, computed as a textbook would. Null where there is no sample. */
export interface PlainSummary {
  readonly n: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly p10: number | null;
  readonly p90: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly trimmedMean: number | null;
}

/** Percentiles lie between the two closest ranks (type 7); of n samples, floor(n * 0.025) are trimmed at each end. */
export function plainSummary(samples: readonly number[]): PlainSummary {
  const n = samples.length;
  const sorted = [...samples].sort((a, b) => a - b);
  const trimmed = Math.floor(n / 40);
  return {
    n,
    mean: meanOf(sorted),
    median: percentile(sorted, 5),
    p10: percentile(sorted, 1),
    p90: percentile(sorted, 9),
    min: sorted[0] ?? null,
    max: sorted.at(-1) ?? null,
    trimmedMean: meanOf(sorted.slice(trimmed, n - trimmed)),
  };
}

function percentile(sorted: readonly number[], tenths: number): number | null {
  const way = (sorted.length - 1) * tenths;
  const below = sorted[Math.floor(way / 10)];
  if (below === undefined) return null;
  const above = sorted[Math.ceil(way / 10)] ?? below;
  return Math.min(below + (above - below) * ((way % 10) / 10), above);
}

/** Never outside of what it is the mean of, wherever rounding leads. */
function meanOf(sorted: readonly number[]): number | null {
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (min === undefined || max === undefined) return null;
  return Math.min(Math.max(exactSum(sorted) / sorted.length, min), max);
}

/** Rounded at the end only: what is lost at each addition is kept as a number of its own, the least first (Shewchuk). */
function exactSum(values: readonly number[]): number {
  let parts: number[] = [];
  for (const value of values) {
    let rest = value;
    const kept: number[] = [];
    for (const part of parts) {
      const [more, less] = Math.abs(rest) < Math.abs(part) ? [part, rest] : [rest, part];
      const sum = more + less;
      const lost = less - (sum - more);
      if (lost !== 0) kept.push(lost);
      rest = sum;
    }
    parts = [...kept, rest];
  }
  return parts.reduce((sum, part) => sum + part, 0);
}
