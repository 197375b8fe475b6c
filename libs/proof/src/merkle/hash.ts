import { type Hashing } from '../crypto/crypto.js';
import { MOST_ENTRY_BYTES } from '../leaf/leaf.js';

/** Bytes of a SHA-256 hash. */
export const HASH_BYTES = 32;

/** Root of the tree without leaves: the hash of nothing (RFC 6962, section 2.1). */
export const EMPTY_ROOT: Uint8Array = Uint8Array.of(
  ...[0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4, 0xc8, 0x99, 0x6f, 0xb9, 0x24],
  ...[0x27, 0xae, 0x41, 0xe4, 0x64, 0x9b, 0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55],
);

/** What is hashed is put together here, because new memory costs as much as hashing it; entries of a log fit in. */
const leaf = new Uint8Array(1 + MOST_ENTRY_BYTES);
const node = Uint8Array.of(0x01, ...new Uint8Array(2 * HASH_BYTES));

/** Hash of a leaf: SHA-256(0x00 || entry) (RFC 6962, section 2.1). */
export function leafHash(entry: Uint8Array, { sha256 }: Hashing): Uint8Array {
  const end = 1 + entry.length;
  const input = end <= leaf.length ? leaf : new Uint8Array(end);
  input.set(entry, 1);
  return sha256(input.subarray(0, end));
}

/** Hash of a node: SHA-256(0x01 || left || right) (RFC 6962, section 2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array, { sha256 }: Hashing): Uint8Array {
  node.set(left, 1);
  node.set(right, 1 + HASH_BYTES);
  return sha256(node);
}
