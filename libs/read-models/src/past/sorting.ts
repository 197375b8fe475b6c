/** So many are sorted at once, and put together before others have their turn. */
const AT_ONCE = 500;

/**
 * Sorts as `toSorted` does, in portions.
 *
 * @returns items that are equal stand in the order in which they were given
 */
export function* sorting<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
): Generator<void, readonly T[]> {
  let runs: (readonly T[])[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE) {
    runs.push(items.slice(from, from + AT_ONCE).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: (readonly T[])[] = [];
    for (let i = 0; i < runs.length; i += 2) {
      longer.push(yield* merging(runs[i] ?? [], runs[i + 1] ?? [], compare));
    }
    runs = longer;
  }
  return runs[0] ?? [];
}

/** Puts two sorted lists together; where items are equal, those of the first come first. */
export function* merging<T>(
  first: readonly T[],
  second: readonly T[],
  compare: (a: T, b: T) => number,
): Generator<void, readonly T[]> {
  const [one, other] = [first.at(-1), second[0]];
  if (one === undefined || other === undefined || compare(one, other) <= 0) return first.concat(second);
  const merged: T[] = [];
  let [i, j] = [0, 0];
  while (i < first.length || j < second.length) {
    const [a, b] = [first[i], second[j]];
    if (j >= second.length || (i < first.length && compare(a as T, b as T) <= 0)) {
      merged.push(a as T);
      i++;
    } else {
      merged.push(b as T);
      j++;
    }
    if (merged.length % AT_ONCE === 0) yield;
  }
  return merged;
}
