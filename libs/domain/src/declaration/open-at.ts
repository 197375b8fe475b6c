import { isClearlyLater } from './same-step.js';

/** What began and ended, RFC 3339 in UTC. Null: not known to have begun; open still. */
export interface Stretch {
  readonly from: string | null;
  readonly to: string | null;
  readonly evidence: readonly string[];
}

interface Moment {
  readonly at: string;
  readonly evidence: readonly string[];
}

/**
 * The moments at which something was open: not ended by then, nor within the hour by which clocks differ. Each with the evidence
 * of what was open, where no moment before it has it, and with its own.
 *
 * @param moments in the order of time
 */
export function openAt<Of extends Moment>(
  stretches: readonly Stretch[],
  moments: readonly Of[],
): readonly Of[] {
  const times = moments.map(({ at }) => at);
  /** How many more are open from a moment on than at the one before. */
  const more = new Array<number>(moments.length + 1).fill(0);
  const found = moments.map((): string[] => []);
  for (const { from, to, evidence } of stretches) {
    if (from === null) continue;
    const first = firstFrom(times, from);
    const end = to === null ? moments.length : firstWhere(times, (at) => !isClearlyLater(to, at));
    if (first >= end) continue;
    more[first] = (more[first] ?? 0) + 1;
    more[end] = (more[end] ?? 0) - 1;
    found[first]?.push(...evidence);
  }
  let open = 0;
  return moments.flatMap((moment, i) => {
    open += more[i] ?? 0;
    return open > 0 ? [{ ...moment, evidence: [...(found[i] ?? []), ...moment.evidence] }] : [];
  });
}

/** Where the first of these instants stands, in the order of time, that is not before a moment; the length where none is. */
export function firstFrom(times: readonly string[], moment: string): number {
  return firstWhere(times, (at) => at >= moment);
}

/** The same for the first that is after a moment. */
export function firstAfter(times: readonly string[], moment: string): number {
  return firstWhere(times, (at) => at > moment);
}

/** By halving: what is so for one is so for all after it. */
function firstWhere(times: readonly string[], isSo: (at: string) => boolean): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isSo(times[middle] ?? '')) high = middle;
    else low = middle + 1;
  }
  return low;
}
