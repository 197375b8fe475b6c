/**
 * The shape of the tree of RFC 6962, section 2.1, without any hash in it. Leaves are counted from 0. Sizes may be
 * beyond 2^32, so nothing here uses bitwise operators.
 */

/** The leaves from `begin` up to, but without, `end`. */
export interface Range {
  readonly begin: number;
  readonly end: number;
}

/** A complete subtree: the leaves from `index * 2^level` to `(index + 1) * 2^level`. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** How many leaves of `size` (two or more) lie in the left subtree: the largest power of two below it. */
export function leftSize(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** The ranges whose hashes prove that a leaf is in the tree, from the leaf upwards (PATH, section 2.1.1). */
export function inclusionRanges(index: number, { begin, end }: Range): Range[] {
  if (end - begin === 1) return [];
  const middle = begin + leftSize(end - begin);
  return index < middle
    ? [...inclusionRanges(index, { begin, end: middle }), { begin: middle, end }]
    : [...inclusionRanges(index, { begin: middle, end }), { begin, end: middle }];
}

/**
 * The ranges whose hashes prove that the tree of the first `first` leaves is the beginning of the tree of `tree`
 * (PROOF, section 2.1.2).
 *
 * @param known whether the root of the first tree is known to whom it is proven
 */
export function consistencyRanges(first: number, { begin, end }: Range, known = true): Range[] {
  if (first === end) return known ? [] : [{ begin, end }];
  const middle = begin + leftSize(end - begin);
  return first <= middle
    ? [...consistencyRanges(first, { begin, end: middle }, known), { begin: middle, end }]
    : [...consistencyRanges(first, { begin: middle, end }, false), { begin, end: middle }];
}

/** The complete subtrees of which a range of the tree consists, from the left, the largest first. */
export function completeSubtrees({ begin, end }: Range): Subtree[] {
  const subtrees: Subtree[] = [];
  for (let at = begin; at < end;) {
    let [level, size] = [0, 1];
    while (at + size * 2 <= end) [level, size] = [level + 1, size * 2];
    subtrees.push({ level, index: at / size });
    at += size;
  }
  return subtrees;
}
