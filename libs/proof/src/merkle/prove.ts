import { type Hashing } from '../crypto/crypto.js';
import { EMPTY_ROOT, nodeHash } from './hash.js';
import { completeSubtrees, consistencyRanges, inclusionRanges, type Range, type Subtree } from './ranges.js';

/** Where the hashes of complete subtrees come from: tiles, or leaves in memory. */
export interface SubtreeHashes {
  hash(subtree: Subtree): Promise<Uint8Array>;
}

/** Root of the tree of the first `size` leaves. */
export async function rootAt(size: number, hashes: SubtreeHashes, crypto: Hashing): Promise<Uint8Array> {
  return size === 0 ? EMPTY_ROOT : hashOf({ begin: 0, end: size }, hashes, crypto);
}

/**
 * Proof that the leaf at `index` is in the tree of the first `size` leaves (RFC 6962, section 2.1.1).
 *
 * @throws RangeError there is no such leaf in a tree of that size
 */
export async function proveInclusion(
  index: number,
  size: number,
  hashes: SubtreeHashes,
  crypto: Hashing,
): Promise<Uint8Array[]> {
  if (!isCount(index) || !isCount(size) || index >= size) {
    throw new RangeError(`A tree of ${size} leaves has no leaf ${index}.`);
  }
  return hashesOf(inclusionRanges(index, { begin: 0, end: size }), hashes, crypto);
}

/**
 * Proof that the tree of the first `first` leaves is the beginning of the tree of the first `second` leaves (RFC 6962,
 * section 2.1.2). The empty tree is the beginning of every tree; that needs no proof, and the proof is empty.
 *
 * @throws RangeError the first tree is larger than the second
 */
export async function proveConsistency(
  first: number,
  second: number,
  hashes: SubtreeHashes,
  crypto: Hashing,
): Promise<Uint8Array[]> {
  if (!isCount(first) || !isCount(second) || first > second) {
    throw new RangeError(`A tree of ${first} leaves is not the beginning of one of ${second}.`);
  }
  if (first === 0) return [];
  return hashesOf(consistencyRanges(first, { begin: 0, end: second }), hashes, crypto);
}

/** Root of a row of complete subtrees as they stand side by side, the largest first. */
export function joinFromRight(subtrees: readonly Uint8Array[], crypto: Hashing): Uint8Array {
  const last = subtrees.at(-1);
  if (last === undefined) return EMPTY_ROOT;
  return subtrees.slice(0, -1).reduceRight((right, left) => nodeHash(left, right, crypto), last);
}

function hashesOf(ranges: readonly Range[], hashes: SubtreeHashes, crypto: Hashing): Promise<Uint8Array[]> {
  return Promise.all(ranges.map((range) => hashOf(range, hashes, crypto)));
}

async function hashOf(range: Range, hashes: SubtreeHashes, crypto: Hashing): Promise<Uint8Array> {
  return joinFromRight(
    await Promise.all(completeSubtrees(range).map((subtree) => hashes.hash(subtree))),
    crypto,
  );
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
