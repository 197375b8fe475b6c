/** Where the first of these instants stands, in the order of time, that is not before a moment; the length where none is. */
export function firstFrom(times: readonly string[], moment: string): number {
  return firstWhere(times, (at) => at >= moment);
}

/** The same for the first that is after a moment. */
export function firstAfter(times: readonly string[], moment: string): number {
  return firstWhere(times, (at) => at > moment);
}

/** By halving: what is so for one is so for all after it. */
export function firstWhere(times: readonly string[], isSo: (at: string) => boolean): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isSo(times[middle] ?? '')) high = middle;
    else low = middle + 1;
  }
  return low;
}
