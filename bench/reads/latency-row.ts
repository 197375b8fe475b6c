import { percentile } from '../measure/figures.js';

export const LATENCY_HEAD = ['', 'answers', 'p50', 'p99', 'longest', 'aim'];

/** A line of a table of latencies, milliseconds. The aim is for the 99th percentile. */
export function latencyRow(what: string, times: readonly number[], aimMs: number): readonly string[] {
  const sorted = Float64Array.from(times).sort();
  const p99 = percentile(sorted, 0.99);
  return [
    what,
    sorted.length.toLocaleString('en'),
    ...[percentile(sorted, 0.5), p99, sorted.at(-1) ?? NaN].map((ms) => `${ms.toFixed(1)} ms`),
    `p99 ${aimMs} ms ${p99 <= aimMs ? 'met' : 'MISSED'}`,
  ];
}
