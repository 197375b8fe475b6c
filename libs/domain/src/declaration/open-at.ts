import { firstFrom, firstWhere } from '../time/first-of.js';
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
