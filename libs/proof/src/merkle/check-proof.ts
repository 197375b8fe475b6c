import { sameBytes } from '../bytes/bytes.js';
import { type Hashing } from '../crypto/crypto.js';
import { EMPTY_ROOT, HASH_BYTES, nodeHash } from './hash.js';

/** What a proof of inclusion is about. */
export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly root: Uint8Array;
}

/** Whether `proof` shows that the leaf is in the tree with this root (RFC 9162, section 2.1.3.2). */
export function provesInclusion(
  { index, size, leafHash, root }: InclusionClaim,
  proof: readonly Uint8Array[],
  crypto: Hashing,
): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || !proof.every(isHash)) return false;
  let [fn, sn, hash] = [index, size - 1, leafHash];
  for (const step of proof) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      hash = nodeHash(step, hash, crypto);
      [fn, sn] = whileEven(fn, sn);
    } else {
      hash = nodeHash(hash, step, crypto);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && sameBytes(hash, root);
}

/** Two trees, of which the first is said to be the beginning of the second. */
export interface ConsistencyClaim {
  readonly first: { readonly size: number; readonly root: Uint8Array };
  readonly second: { readonly size: number; readonly root: Uint8Array };
}

/** Whether `proof` shows that the second tree only added to the first (RFC 9162, section 2.1.4.2). */
export function provesConsistency(
  { first, second }: ConsistencyClaim,
  proof: readonly Uint8Array[],
  crypto: Hashing,
): boolean {
  if (!isCount(first.size) || !isCount(second.size) || first.size > second.size) return false;
  if (!proof.every(isHash)) return false;
  if (second.size === 0 && !sameBytes(second.root, EMPTY_ROOT)) return false;
  if (first.size === second.size) return proof.length === 0 && sameBytes(first.root, second.root);
  if (first.size === 0) return proof.length === 0 && sameBytes(first.root, EMPTY_ROOT);

  const path = isPowerOfTwo(first.size) ? [first.root, ...proof] : proof;
  const [start, ...steps] = path;
  if (start === undefined || proof.length === 0) return false;
  let [fn, sn] = [first.size - 1, second.size - 1];
  while (isOdd(fn)) [fn, sn] = [half(fn), half(sn)];
  let [firstHash, secondHash] = [start, start];
  for (const step of steps) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      firstHash = nodeHash(step, firstHash, crypto);
      secondHash = nodeHash(step, secondHash, crypto);
      [fn, sn] = whileEven(fn, sn);
    } else {
      secondHash = nodeHash(secondHash, step, crypto);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && sameBytes(firstHash, first.root) && sameBytes(secondHash, second.root);
}

/** Climbs to where the node is a right child, or the leftmost one. */
function whileEven(fn: number, sn: number): [number, number] {
  let [first, second] = [fn, sn];
  while (!isOdd(first) && first !== 0) [first, second] = [half(first), half(second)];
  return [first, second];
}

function half(value: number): number {
  return Math.floor(value / 2);
}

function isOdd(value: number): boolean {
  return value % 2 === 1;
}

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value)) && 2 ** Math.round(Math.log2(value)) === value;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isHash(value: Uint8Array): boolean {
  return value.length === HASH_BYTES;
}
