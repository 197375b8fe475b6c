/** A stretch of time, half open: `from` belongs to it, `until` does not. Milliseconds since 1970 in UTC. */
export interface Interval {
  readonly from: number;
  readonly until: number;
}

/** Intervals that neither overlap nor touch, in the order of time, none of them empty. */
export type IntervalUnion = readonly Interval[];

/** The interval between two instants (RFC 3339 in UTC); empty where they are in the wrong order. */
export function intervalBetween(from: string, until: string): Interval {
  return { from: Date.parse(from), until: Date.parse(until) };
}

/** Joins intervals in any order: what several cover counts once. Empty and reversed ones cover nothing. */
export function unionOfIntervals(intervals: readonly Interval[]): IntervalUnion {
  const union: { from: number; until: number }[] = [];
  const inOrder = intervals.filter(isSome).sort((a, b) => a.from - b.from);
  for (const { from, until } of inOrder) {
    const last = union.at(-1);
    if (last && from <= last.until) last.until = Math.max(last.until, until);
    else union.push({ from, until });
  }
  return union;
}

export function unionWithout(union: IntervalUnion, other: IntervalUnion): IntervalUnion {
  const rest: Interval[] = [];
  let next = 0;
  for (const { from, until } of union) {
    let begin = from;
    while ((other[next]?.until ?? Infinity) <= begin) next++;
    for (let i = next; begin < until; i++) {
      const hole = other[i];
      if (!hole || hole.from >= until) {
        rest.push({ from: begin, until });
        break;
      }
      if (hole.from > begin) rest.push({ from: begin, until: hole.from });
      begin = hole.until;
    }
  }
  return rest;
}

export function unionWithin(union: IntervalUnion, within: Interval): IntervalUnion {
  const inside: Interval[] = [];
  for (let i = firstEndingAfter(union, within.from); i < union.length; i++) {
    const { from, until } = union[i] ?? within;
    if (from >= within.until) break;
    inside.push({ from: Math.max(from, within.from), until: Math.min(until, within.until) });
  }
  return inside.filter(isSome);
}

/** Found by halving: one is cut into the parts of a long trip. */
function firstEndingAfter(union: IntervalUnion, moment: number): number {
  let [low, high] = [0, union.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((union[middle]?.until ?? Infinity) <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How long a union is, in milliseconds. */
export function lengthOfUnion(union: IntervalUnion): number {
  return union.reduce((sum, { from, until }) => sum + (until - from), 0);
}

function isSome({ from, until }: Interval): boolean {
  return from < until;
}
