import { type Round } from './interleave.js';

/** What a measurement should reach. */
export type Aim =
  | { readonly of: 'ratio' | 'perSecond'; readonly atLeast: number }
  /** Microseconds of processor time beyond what the peer uses for each. */
  | { readonly of: 'addedMicros'; readonly atMost: number };

/** How fast something was, beside its peer in the same run. Rates are medians over the rounds. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly perSecond: number;
  readonly latency: Latency | null;
  /** Processor time for each, in microseconds: hardly differs between a quiet and a busy machine. */
  readonly cpuMicros: number | null;
  readonly peer: {
    readonly name: string;
    readonly perSecond: number;
    readonly latency: Latency | null;
    readonly cpuMicros: number | null;
    /** Ours to the peer's, taken round by round. */
    readonly ratio: Spread;
  } | null;
  readonly rounds: readonly number[];
  readonly peerRounds: readonly number[];
  /** With `found` where it is neither the ratio nor the rate. */
  readonly aim: (Aim & { readonly met: boolean; readonly found?: number }) | null;
}

/** Milliseconds, over all answers of all rounds. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
}

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export interface Measured {
  readonly name: string;
  readonly unit: string;
  readonly ours: readonly Round[];
  readonly peer?: { readonly name: string; readonly rounds: readonly Round[] };
  readonly aim?: Aim;
}

export function figureOf({ name, unit, ours, peer, aim }: Measured): Figure {
  const rounds = ours.map(rateOf);
  const peerRounds = peer?.rounds.map(rateOf) ?? [];
  const perSecond = median(rounds);
  const added = addedMicros(ours, peer?.rounds);
  const ratio = spread(
    rounds.flatMap((rate, i) => (peerRounds[i] === undefined ? [] : [rate / peerRounds[i]])),
  );
  return {
    name,
    unit,
    perSecond,
    latency: latencyOf(ours),
    cpuMicros: cpuMicrosOf(ours),
    peer: peer
      ? {
          name: peer.name,
          perSecond: median(peerRounds),
          latency: latencyOf(peer.rounds),
          cpuMicros: cpuMicrosOf(peer.rounds),
          ratio,
        }
      : null,
    rounds,
    peerRounds,
    aim: aim
      ? {
          ...aim,
          met: isMet(aim, { ratio: ratio.median, perSecond, added }),
          ...(aim.of === 'addedMicros' && { found: added }),
        }
      : null,
  };
}

function isMet(aim: Aim, found: { ratio: number; perSecond: number; added: number }): boolean {
  if (aim.of === 'addedMicros') return found.added <= aim.atMost;
  return (aim.of === 'ratio' ? found.ratio : found.perSecond) >= aim.atLeast;
}

/** Taken round by round; not a number where the system does not tell. */
export function addedMicros(ours: readonly Round[], theirs: readonly Round[] = []): number {
  const microsOf = ({ cpuSeconds, count }: Round): number => ((cpuSeconds ?? NaN) / count) * 1e6;
  return median(ours.flatMap((round, i) => (theirs[i] ? [microsOf(round) - microsOf(theirs[i])] : [])));
}

function rateOf({ count, seconds }: Round): number {
  return count / seconds;
}

function cpuMicrosOf(rounds: readonly Round[]): number | null {
  const each = rounds.flatMap(({ cpuSeconds, count }) =>
    cpuSeconds === null ? [] : [(cpuSeconds / count) * 1e6],
  );
  return each.length === 0 ? null : median(each);
}

function latencyOf(rounds: readonly Round[]): Latency | null {
  const all = Float64Array.from(rounds.flatMap(({ latencies }) => [...latencies])).sort();
  return all.length === 0 ? null : { p50: percentile(all, 0.5), p99: percentile(all, 0.99) };
}

function spread(values: readonly number[]): Spread {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}

/** The nearest rank: a latency that was really measured. */
export function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}
